package dev.sallyport.diagnosis.catalogue;

import java.util.List;

/** What ends an unwanted renegotiation, at either end. */
final class RenegotiationRemedies {
  static final List<String> ORIGIN =
      List.of(
          "IIS, no client certificate needed: set client certificates to Ignore (sslFlags without"
              + " SslNegotiateCert): `appcmd set config \"SITE\""
              + " -section:system.webServer/security/access /sslFlags:\"Ssl\" /commit:apphost`"
              + " (syntax not tried on a real IIS).",
          "IIS, the same in PowerShell: `Set-WebConfigurationProperty -PSPath"
              + " MACHINE/WEBROOT/APPHOST -Location SITE -Filter system.webServer/security/access"
              + " -Name sslFlags -Value Ssl` (syntax not tried on a real IIS).",
          "IIS, client certificate needed: ask for it in the first handshake. `netsh http delete"
              + " sslcert hostnameport=HOST:443`, then `netsh http add sslcert"
              + " hostnameport=HOST:443 certhash=H appid={GUID} certstorename=MY"
              + " clientcertnegotiation=enable` (syntax not tried on a real IIS).",
          "Apache: set SSLVerifyClient for the whole host instead of one <Location>.");

  static final List<String> GATEWAY =
      List.of(
          "Sallyport: `origin_tls.renegotiation: answer` (the default) answers the HelloRequest.",
          "nginx: use 1.13.1 or later; with older ones renegotiation towards origins fails where they"
              + " were built with OpenSSL before 1.1.0.",
          "Envoy: set allow_renegotiation in UpstreamTlsContext.",
          "HAProxy from 3.3: `renegotiate` on the server line.",
          "Caddy: `tls_renegotiation` in the transport of the reverse proxy (`renegotiation` in its"
              + " JSON).");

  /** Looked for in the documentation of the products, and not found. */
  static final List<String> UNVERIFIED =
      List.of("That HAProxy knows `renegotiate` from 3.3 on; only the word was found.");

  private RenegotiationRemedies() {}
}
