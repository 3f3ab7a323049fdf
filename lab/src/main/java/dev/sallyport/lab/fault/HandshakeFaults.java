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
        below("handshake-unanswered", "The ClientHello is never answered.", Silence::keep),
        below(
            "handshake-reset",
            "The ClientHello is answered by an RST.",
            afterHello(Endings::reset)),
        below(
            "handshake-closed",
            "The ClientHello is answered by a FIN.",
            afterHello(HandshakeFaults::fin)),
        alert("handshake-failure", 40),
        alert("protocol-version", 70),
        alert("internal-error", 80),
        alert("unrecognized-name", 112),
        below(
            "handshake-plain-http",
            "The port speaks plain HTTP: the ClientHello is answered by a 400 page.",
            afterHello(HandshakeFaults::badRequest)),
        below(
            "handshake-tls-1.0-only",
            "The ClientHello is answered by a ServerHello of TLS 1.0 and nothing more.",
            afterHello(HandshakeFaults::serverHelloOfTls10)),
        new Fault(
            "handshake-odd-cipher-only",
            "Only one cipher suite of TLS 1.2 is offered, and it uses CBC.",
            new Play.WithTls(
                new TlsSetup(
                    Flaw.NONE, List.of("TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384"), false))),
        new Fault(
            "handshake-client-certificate-required",
            "A client certificate is asked for in the first handshake, which fails without one.",
            new Play.WithTls(new TlsSetup(Flaw.NONE, List.of(), true))));
  }

  private static Fault below(String name, String sentence, Play.SocketScript script) {
    return new Fault(name, sentence, new Play.BelowTls(script));
  }

  private static Fault alert(String alert, int description) {
    // RFC 5246 section 7.2: level 2 is fatal
    byte[] record = {21, 3, 3, 0, 2, 2, (byte) description};
    return below(
        "handshake-alert-" + alert,
        "The ClientHello is answered by the fatal alert %s.".formatted(alert.replace('-', '_')),
        afterHello(socket -> {
          socket.getOutputStream().write(record);
          fin(socket);
        }));
  }

  private static Play.SocketScript afterHello(Play.SocketScript script) {
    return socket -> {
      ClientHello.read(socket.getInputStream());
      script.play(socket);
    };
  }

  private static void fin(Socket socket) throws IOException {
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
}
