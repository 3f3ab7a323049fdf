package dev.sallyport.lab.fault;

import dev.sallyport.lab.iis.IisSettings;
import dev.sallyport.lab.pki.Flaw;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** At which layer a fault is played, and how. */
public sealed interface Play {
  /** The port is bound, and nothing listens on it. */
  record NoListener() implements Play {}

  /** Something listens, and its queue of connections is full. */
  record FullBacklog() implements Play {}

  /** Instead of a TLS handshake. */
  record BelowTls(SocketScript script) implements Play {}

  /** Before a sound TLS server stands a box that may end the connection by itself. */
  record Gated(Gate gate, TlsSetup tls) implements Play {}

  /** The port's queue of connections is short, and one is taken from it each time. */
  record SlowQueue(Duration each) implements Play {}

  /** In the TLS handshake; after it every request is answered as it should be. */
  record WithTls(TlsSetup tls) implements Play {}

  /** A ServerHello and this certificate in TLS 1.2, then nothing more. */
  record ShowsCertificate(Flaw flaw) implements Play {}

  /** After a sound handshake, and without TLS as well. */
  record OverHttp(HttpScript script) implements Play {}

  /** After a sound handshake; without TLS it would be no fault. */
  record OnlyInTls(HttpScript script) implements Play {}

  /** After a sound handshake of TLS 1.2 and a request: a HelloRequest, and then this. */
  record AfterHelloRequest(SocketScript script) implements Play {}

  /** With whoever speaks HTTP/2: after its first request, in frames. Others are answered. */
  record OverHttp2(Http2Script script) implements Play {}

  /** By the origin that imitates IIS; its site has the fault server's name. */
  record LikeIis(IisSettings settings) implements Play {}

  /** What is done to a TCP connection just accepted; the socket is closed after it. */
  @FunctionalInterface
  interface SocketScript {
    void play(Socket socket) throws IOException, InterruptedException;
  }

  /** Looks at the first bytes that come. */
  @FunctionalInterface
  interface Gate {
    /** The bytes that were read, for the server behind; null where the connection was ended. */
    @Nullable ByteBuffer pass(Socket socket) throws IOException;
  }

  /** What is answered to a request that came on a stream. */
  @FunctionalInterface
  interface Http2Script {
    void play(Http2Frames frames, int stream) throws IOException;
  }

  /** What is said on one connection; the TCP connection is closed after it, without an alert. */
  @FunctionalInterface
  interface HttpScript {
    void play(Conversation conversation) throws IOException, InterruptedException;
  }
}
