package dev.sallyport.lab.fault;

import dev.sallyport.lab.iis.ClientCertificates;
import dev.sallyport.lab.iis.IisSettings;
import dev.sallyport.lab.iis.WindowsTls;
import java.util.List;
import java.util.function.UnaryOperator;

/** What an origin that imitates IIS does when it wants a client certificate after the request. */
final class RenegotiationFaults {
  private RenegotiationFaults() {}

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
