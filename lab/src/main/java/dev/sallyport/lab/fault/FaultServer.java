package dev.sallyport.lab.fault;

import dev.sallyport.lab.iis.IisLikeOrigin;
import dev.sallyport.lab.net.ConnectionHandler;
import dev.sallyport.lab.pki.LabPki;
import dev.sallyport.lab.tls.TlsConnection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;

/**
 * A server on a port of loopback that plays one fault on every connection, until {@link #close}.
 * Its certificate is for {@link #NAME}, {@code localhost} and {@code 127.0.0.1}.
 */
public final class FaultServer implements AutoCloseable {
  public static final String NAME = "fault.lab.test";

  private static final Duration HANDSHAKE = Duration.ofSeconds(30);
  private static final Duration IDLE = Duration.ofMinutes(2);

  private final Fault fault;
  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicInteger requests = new AtomicInteger();
  private final Door door;

  /** Starts with TLS on a free port. */
  public static FaultServer start(Fault fault, LabPki pki)
      throws IOException, GeneralSecurityException {
    return start(fault, pki, 0);
  }

  /** Starts with TLS on a port; 0: a free one. */
  public static FaultServer start(Fault fault, LabPki pki, int port)
      throws IOException, GeneralSecurityException {
    return new FaultServer(fault, pki, port);
  }

  /** Starts without TLS, for a fault that is {@link Fault#plainToo}. */
  public static FaultServer startPlain(Fault fault) throws IOException {
    return new FaultServer(fault);
  }

  private FaultServer(Fault fault, LabPki pki, int port)
      throws IOException, GeneralSecurityException {
    this.fault = fault;
    this.door =
        switch (fault.play()) {
          case Play.NoListener _ -> Door.refusing(port);
          case Play.FullBacklog _ -> Door.full(port);
          case Play.SlowQueue(var each) ->
              Door.slow(fault.name(), port, each, overTls(pki, SoundAnswers::play));
          case Play.Gated(var gate, var tls) -> open(port, gated(gate, tls, tls.context(pki)));
          case Play.BelowTls(var script) -> open(port, script::play);
          case Play.WithTls(var tls) ->
              open(port, overTls(tls, tls.context(pki), SoundAnswers::play));
          case Play.ShowsCertificate(var flaw) ->
              open(port, new CertificateFlight(new TlsSetup(flaw, List.of(), false).identity(pki)));
          case Play.OverHttp(var script) -> open(port, overTls(pki, script));
          case Play.OnlyInTls(var script) -> open(port, overTls(pki, script));
          case Play.AfterHelloRequest(var script) -> open(port, renegotiating(pki, script));
          case Play.OverHttp2(var script) -> open(port, overHttp2(pki, script));
          case Play.LikeIis(var settings) -> {
            IisLikeOrigin origin = IisLikeOrigin.start(pki, settings, port);
            yield new Door(origin.address(), origin::close);
          }
        };
  }

  private FaultServer(Fault fault) throws IOException {
    this.fault = fault;
    this.door =
        switch (fault.play()) {
          case Play.NoListener _ -> Door.refusing(0);
          case Play.FullBacklog _ -> Door.full(0);
          case Play.SlowQueue(var each) ->
              Door.slow(fault.name(), 0, each, socket -> SoundAnswers.play(plain(socket)));
          case Play.OverHttp(var script) -> open(0, socket -> script.play(plain(socket)));
          default ->
              throw new IllegalArgumentException("the fault %s needs TLS".formatted(fault.name()));
        };
  }

  private Door open(int port, ConnectionHandler handler) throws IOException {
    return Door.open(
        fault.name(),
        port,
        socket -> {
          connections.incrementAndGet();
          handler.handle(socket);
        });
  }

  private ConnectionHandler overTls(LabPki pki, Play.HttpScript script)
      throws IOException, GeneralSecurityException {
    return overTls(TlsSetup.SOUND, TlsSetup.SOUND.context(pki), script);
  }

  private ConnectionHandler overTls(TlsSetup setup, SSLContext context, Play.HttpScript script) {
    return socket -> script.play(secured(socket, setup.engine(context), ByteBuffer.allocate(0)));
  }

  private ConnectionHandler gated(Play.Gate gate, TlsSetup setup, SSLContext context) {
    return socket -> {
      ByteBuffer read = gate.pass(socket);
      if (read != null) {
        SoundAnswers.play(secured(socket, setup.engine(context), read));
      }
    };
  }

  /** {@code read}: bytes of the connection that were read before. */
  private Conversation secured(Socket socket, SSLEngine engine, ByteBuffer read)
      throws IOException {
    TlsConnection tls = new TlsConnection(socket, engine, read, IDLE);
    tls.handshake(HANDSHAKE);
    Conversation.Streams streams = new Conversation.Streams(tls.input(), tls.output());
    return new Conversation(socket, streams, tls::closeNotify, requests::incrementAndGet);
  }

  private ConnectionHandler renegotiating(LabPki pki, Play.SocketScript script)
      throws IOException, GeneralSecurityException {
    SSLContext context = TlsSetup.TLS_1_2.context(pki);
    return socket -> {
      TlsConnection tls =
          new TlsConnection(socket, TlsSetup.TLS_1_2.engine(context), ByteBuffer.allocate(0), IDLE);
      tls.handshake(HANDSHAKE);
      Conversation.Streams streams = new Conversation.Streams(tls.input(), tls.output());
      new Conversation(socket, streams, tls::closeNotify, requests::incrementAndGet).request();
      tls.askForHandshake();
      script.play(socket);
    };
  }

  private ConnectionHandler overHttp2(LabPki pki, Play.Http2Script script)
      throws IOException, GeneralSecurityException {
    SSLContext context = TlsSetup.SOUND.context(pki);
    return socket -> {
      SSLEngine engine = TlsSetup.SOUND.engine(context);
      SSLParameters parameters = engine.getSSLParameters();
      parameters.setApplicationProtocols(new String[] {"h2", "http/1.1"});
      engine.setSSLParameters(parameters);
      TlsConnection tls = new TlsConnection(socket, engine, ByteBuffer.allocate(0), IDLE);
      tls.handshake(HANDSHAKE);
      if (!"h2".equals(engine.getApplicationProtocol())) {
        Conversation.Streams streams = new Conversation.Streams(tls.input(), tls.output());
        SoundAnswers.play(
            new Conversation(socket, streams, tls::closeNotify, requests::incrementAndGet));
        return;
      }
      Http2Frames frames = new Http2Frames(tls.input(), tls.output());
      int stream = frames.firstRequest();
      requests.incrementAndGet();
      script.play(frames, stream);
      frames.hold();
    };
  }

  private Conversation plain(Socket socket) throws IOException {
    Conversation.Streams streams =
        new Conversation.Streams(socket.getInputStream(), socket.getOutputStream());
    return new Conversation(socket, streams, () -> {}, requests::incrementAndGet);
  }

  public Fault fault() {
    return fault;
  }

  public InetSocketAddress address() {
    return door.address();
  }

  public int port() {
    return door.address().getPort();
  }

  /** How many TCP connections were accepted. */
  public int connections() {
    return connections.get();
  }

  /** How many request heads were read. */
  public int requests() {
    return requests.get();
  }

  @Override
  public void close() {
    try {
      door.closing().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
