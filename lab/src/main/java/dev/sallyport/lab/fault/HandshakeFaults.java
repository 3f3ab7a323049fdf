package dev.sallyport.lab.fault;

import dev.sallyport.lab.net.Endings;
import dev.sallyport.lab.pki.Flaw;
import dev.sallyport.lab.tls.ClientHello;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;

/** Faults in the TLS handshake that have nothing to do with the server's certificate. */
final class HandshakeFaults {
  private static final Duration LINGER = Duration.ofSeconds(5);

  private HandshakeFaults() {}

  static List<Fault> all() {
    return List.of(
        below(
            "handshake-unanswered",
            "origin.handshake.timeout",
            "The ClientHello is never answered.",
            Silence::keep),
        below(
            "handshake-reset",
            "origin.handshake.reset",
            "The ClientHello is answered by an RST.",
            afterHello(Endings::reset)),
        below(
            "handshake-closed",
            "origin.handshake.closed",
            "The ClientHello is answered by a FIN.",
            afterHello(HandshakeFaults::fin)),
        below(
            "handshake-plain-http",
            "origin.handshake.plain-http",
            "The port speaks plain HTTP: the ClientHello is answered by a 400 page.",
            afterHello(HandshakeFaults::badRequest)),
        below(
            "handshake-tls-1.0-only",
            "origin.handshake.no-shared-protocol",
            "The ClientHello is answered by a ServerHello of TLS 1.0 and nothing more.",
            afterHello(HandshakeFaults::serverHelloOfTls10)),
        below(
            "handshake-legacy-renegotiation",
            "origin.handshake.legacy-renegotiation",
            "The ServerHello of TLS 1.2 lacks renegotiation_info (RFC 5746), then nothing comes.",
            afterHello(HandshakeFaults::serverHelloWithoutRenegotiationInfo)),
        below(
            "handshake-out-of-order",
            "origin.handshake.failed",
            "The ClientHello is answered by ServerHelloDone.",
            afterHello(HandshakeFaults::serverHelloDone)),
        new Fault(
            "handshake-odd-cipher-only",
            Fault.NONE,
            "Only one cipher suite of TLS 1.2 is offered, and it uses CBC.",
            new Play.WithTls(
                new TlsSetup(
                    Flaw.NONE, List.of("TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384"), false))),
        new Fault(
            "handshake-client-certificate-required",
            "origin.handshake.alert-certificate-required",
            "A client certificate is asked for in the first handshake, which fails without one.",
            new Play.WithTls(new TlsSetup(Flaw.NONE, List.of(), true))));
  }

  private static Fault below(String name, String cause, String sentence, Play.SocketScript script) {
    return new Fault(name, cause, sentence, new Play.BelowTls(script));
  }

  private static Play.SocketScript afterHello(Play.SocketScript script) {
    return socket -> {
      ClientHello.read(socket.getInputStream());
      script.play(socket);
    };
  }

  /** FIN, and what still comes is dropped. */
  static void fin(Socket socket) throws IOException {
    Endings.linger(socket, LINGER);
  }

  private static void badRequest(Socket socket) throws IOException {
    String page = "This port speaks plain HTTP.\n";
    String answer =
        "HTTP/1.1 400 Bad Request\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s"
            .formatted(page.length(), page);
    socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
    fin(socket);
  }

  /**
   * RFC 2246 section 7.4.1.3: version 3.1, a random, no session id, AES128-SHA, no compression;
   * then the renegotiation_info of RFC 5746, so that nothing but the version is amiss.
   */
  private static void serverHelloOfTls10(Socket socket) throws IOException {
    String hello = "0301" + "5a".repeat(32) + "00" + "002f" + "00" + "0005ff01000100";
    String message = "02" + "00002d" + hello;
    String record = "16" + "0301" + "0031" + message;
    socket.getOutputStream().write(HexFormat.of().parseHex(record));
    Silence.keep(socket);
  }

  /** RFC 5246 section 7.4.1.3: TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256 and no extension. */
  private static void serverHelloWithoutRenegotiationInfo(Socket socket) throws IOException {
    String hello = "0303" + "5a".repeat(32) + "00" + "c02f" + "00";
    String record = "16" + "0303" + "002a" + "02" + "000026" + hello;
    socket.getOutputStream().write(HexFormat.of().parseHex(record));
    Silence.keep(socket);
  }

  private static void serverHelloDone(Socket socket) throws IOException {
    socket.getOutputStream().write(HexFormat.of().parseHex("16" + "0303" + "0004" + "0e000000"));
    Silence.keep(socket);
  }
}
