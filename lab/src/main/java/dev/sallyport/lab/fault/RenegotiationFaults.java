package dev.sallyport.lab.fault;

import dev.sallyport.lab.iis.ClientCertificates;
import dev.sallyport.lab.iis.IisSettings;
import dev.sallyport.lab.iis.WindowsTls;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;

/** What an origin that imitates IIS does when it wants a client certificate after the request. */
final class RenegotiationFaults {
  /** RFC 5246 section 6.2: a handshake record of 32 bytes, all alike. */
  private static final byte[] BROKEN_RECORD =
      HexFormat.of().parseHex("16" + "0303" + "0020" + "5a".repeat(32));

  private RenegotiationFaults() {}

  /** Waits for the client's next record, which may be its ClientHello. */
  private static void answered(Socket socket) throws IOException {
    DataInputStream in = new DataInputStream(socket.getInputStream());
    in.skipNBytes(3);
    in.skipNBytes(in.readUnsignedShort());
  }

  private static Fault afterHelloRequest(
      String name, String cause, String sentence, Play.SocketScript script) {
    return new Fault(name, cause, sentence, new Play.AfterHelloRequest(script));
  }

  static List<Fault> all() {
    return List.of(
        fault(
            "renegotiation-accept",
            "origin.renegotiation.unanswered",
            "After the request comes a HelloRequest (TLS 1.2); who answers it is served.",
            ClientCertificates.ACCEPT,
            settings -> settings),
        fault(
            "renegotiation-every-request",
            "origin.renegotiation.repeated",
            "After every request comes a HelloRequest (TLS 1.2), also on a kept connection.",
            ClientCertificates.ACCEPT,
            IisSettings::withEveryRequest),
        fault(
            "renegotiation-require",
            "origin.renegotiation.certificate-required",
            "After the request comes a HelloRequest; without a client certificate status 403.",
            ClientCertificates.REQUIRE,
            settings -> settings),
        fault(
            "renegotiation-large-body",
            "origin.renegotiation.body-too-large",
            "A body above 48 KiB is answered by 413, because it cannot be held meanwhile.",
            ClientCertificates.ACCEPT,
            settings -> settings),
        fault(
            "renegotiation-tls13-reset",
            "origin.renegotiation.post-handshake-auth",
            "A certificate is wanted after the request; with TLS 1.3 the answer is an RST.",
            ClientCertificates.ACCEPT,
            settings -> settings.withTls(WindowsTls.SERVER_2022)),
        fault(
            "renegotiation-tls13-500",
            "origin.renegotiation.post-handshake-auth",
            "A certificate is wanted after the request; with TLS 1.3 the answer is status 500.",
            ClientCertificates.ACCEPT,
            settings -> settings.withTls(WindowsTls.SERVER_2025)),
        afterHelloRequest(
            "renegotiation-unfinished",
            "origin.renegotiation.timeout",
            "After the request comes a HelloRequest; who answers it gets nothing more.",
            Silence::keep),
        afterHelloRequest(
            "renegotiation-closed",
            "origin.renegotiation.closed",
            "After the request comes a HelloRequest; who answers it gets a FIN.",
            socket -> {
              answered(socket);
              HandshakeFaults.fin(socket);
            }),
        afterHelloRequest(
            "renegotiation-broken",
            "origin.renegotiation.failed",
            "After the request comes a HelloRequest; who answers it gets a record that no key"
                + " opens.",
            socket -> {
              answered(socket);
              socket.getOutputStream().write(BROKEN_RECORD);
              Silence.keep(socket);
            }),
        fault(
            "certificate-asked-first",
            Fault.NONE,
            "A client certificate is asked for in the first handshake; none is needed.",
            ClientCertificates.FIRST_HANDSHAKE,
            settings -> settings));
  }

  private static Fault fault(
      String name,
      String cause,
      String sentence,
      ClientCertificates mode,
      UnaryOperator<IisSettings> settings) {
    IisSettings site = IisSettings.defaults().withSite(FaultServer.NAME, mode);
    return new Fault(name, cause, sentence, new Play.LikeIis(settings.apply(site)));
  }
}
