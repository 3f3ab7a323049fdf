package dev.sallyport.diagnosis.catalogue;

import dev.sallyport.diagnosis.cause.Cause;
import dev.sallyport.diagnosis.cause.Cause.Mapping;
import java.util.List;

/** A second handshake inside the tunnel, asked for by the origin, that went wrong (TLS 1.2). */
public final class Renegotiation {
  private static final List<String> REFERENCES =
      List.of(
          "RFC 5246 section 7.4.1.1 (HelloRequest)",
          "RFC 5246 section 7.2.2 (no_renegotiation)",
          "RFC 5746 (secure renegotiation)",
          "Microsoft Learn: IIS, system.webServer/security/access",
          "Microsoft Learn: http.sys, netsh http add sslcert");

  public static final Cause UNANSWERED =
      new Cause(
              "origin.renegotiation.unanswered",
              "The origin asked for a new TLS handshake after the request (HelloRequest), and"
                  + " nobody answered it. Both sides waited until one gave up.",
              "After the request a record of type 22 of the origin, as long as a"
                  + " HelloRequest is with this suite, then nothing of type 22 or 21 from the"
                  + " other side until somebody gave up. Certain where the length fits or the"
                  + " record was read; no key is needed in TLS 1.2.",
              "A slow application sends no handshake record after the request; this origin did. A"
                  + " refused renegotiation ends within a second with an alert; here there is"
                  + " silence. IIS with client certificates set to Accept or Require does this;"
                  + " Microsoft documents a wait of about two minutes.",
              RenegotiationRemedies.ORIGIN,
              RenegotiationRemedies.GATEWAY,
              REFERENCES,
              new Mapping(
                  504,
                  "http_response_timeout",
                  "sH--",
                  "UT",
                  "upstream timed out (110: Connection timed out) while reading response header"
                      + " from upstream",
                  "524"))
          .unverified(RenegotiationRemedies.UNVERIFIED);

  public static final Cause REFUSED =
      new Cause(
              "origin.renegotiation.refused",
              "The origin asked for a new TLS handshake after the request (HelloRequest). It was"
                  + " refused with an alert, and the connection ended.",
              "A HelloRequest, then an alert of the other side, then the end. Certain where"
                  + " the alert was read or is known to the gateway; likely by its length alone.",
              "Ends at once, unlike an unanswered HelloRequest. The alert comes from the side of"
                  + " the gateway, not from the origin. IIS then resets the connection.",
              RenegotiationRemedies.ORIGIN,
              RenegotiationRemedies.GATEWAY,
              REFERENCES,
              new Mapping(
                  502,
                  "tls_protocol_error",
                  "SH--",
                  "UC",
                  "upstream prematurely closed connection while reading response header from"
                      + " upstream",
                  "520"))
          .unverified(RenegotiationRemedies.UNVERIFIED);

  public static final Cause TIMEOUT =
      new Cause(
          "origin.renegotiation.timeout",
          "The origin asked for a new TLS handshake, it was answered, and the handshake did not"
              + " finish in time.",
          "A HelloRequest, a ClientHello in answer, and no end of the second handshake"
              + " until somebody gave up. Certain with a timer; possible where the client"
              + " left.",
          "The answer to the HelloRequest is there, so the gateway did its part. The origin may be"
              + " stuck on a request body in flight, or wait for a revocation list.",
          List.of(
              "IIS: ask for the certificate in the first handshake, so that no body is in flight:"
                  + " `netsh http add sslcert ... clientcertnegotiation=enable` (syntax not tried"
                  + " on a real IIS).",
              "Check that the origin can reach the revocation lists (CDP) of the client"
                  + " certificates."),
          List.of(
              "Sallyport: `timeouts.renegotiation` sets how long the second handshake may take.",
              "Read from the origin while the request body is being sent."),
          REFERENCES,
          new Mapping(
              504,
              "http_response_timeout",
              "sH--",
              "UT",
              "upstream timed out (110: Connection timed out) while reading response header from"
                  + " upstream",
              "524"));

  public static final Cause CERTIFICATE_REQUIRED =
      new Cause(
          "origin.renegotiation.certificate-required",
          "The origin asked for a client certificate in a second handshake, got none that it"
              + " accepts, and refused the request.",
          "A HelloRequest that was answered, then an alert of the origin, or no"
              + " certificate shown and 403. Certain where CertificateRequest and alert were"
              + " read; else likely.",
          "The HelloRequest was answered; the refusal came inside or right after the second"
              + " handshake: an alert (Apache) or 403 (IIS, substatus 403.7).",
          List.of(
              "Set client certificates to Accept or Ignore for this path, if none is needed.",
              "IIS: `appcmd set config \"SITE\" -section:system.webServer/security/access"
                  + " /sslFlags:\"Ssl\" /commit:apphost` (syntax not tried on a real IIS)."),
          List.of(
              "Sallyport: set `origin_tls.client_certificate` to a certificate that the origin"
                  + " trusts.",
              "nginx: proxy_ssl_certificate and proxy_ssl_certificate_key. HAProxy: `crt` on the"
                  + " server line."),
          REFERENCES,
          new Mapping(
              502,
              "tls_alert_received",
              "SH--",
              "UC",
              "SSL_read() failed (SSL alert number 40) while reading response header from upstream",
              "520"));

  public static final Cause BODY_TOO_LARGE =
      new Cause(
          "origin.renegotiation.body-too-large",
          "The origin answered 413 because it must hold the request body while it renegotiates, and"
              + " the body is larger than the buffer for that.",
          "413 to a body above 49,152 bytes, and no HelloRequest. Likely where another"
              + " request of the trail brought a HelloRequest; else possible. Never certain"
              + " from one request.",
          "Small bodies to the same path work, and so does GET. The threshold is that of the"
              + " renegotiation buffer (IIS uploadReadAheadSize, 49152 bytes by default; Apache"
              + " SSLRenegBufferSize, 131072), not the site's upload limit.",
          List.of(
              "IIS: `appcmd set config \"SITE\" -section:system.webServer/serverRuntime"
                  + " /uploadReadAheadSize:BYTES /commit:apphost` (syntax not tried on a real"
                  + " IIS).",
              "IIS: ask for the certificate in the first handshake: `netsh http add sslcert ..."
                  + " clientcertnegotiation=enable` (syntax not tried on a real IIS).",
              "Apache: raise SSLRenegBufferSize, or set SSLVerifyClient for the whole host."),
          List.of(
              "Send `Expect: 100-continue` and wait, or send a small request first on the same"
                  + " connection, so that the renegotiation is done before the body."),
          List.of(
              "RFC 9110 section 15.5.14 (413)",
              "RFC 9110 section 10.1.1 (Expect)",
              "Microsoft Learn: IIS, system.webServer/serverRuntime (uploadReadAheadSize)",
              "Apache mod_ssl: SSLRenegBufferSize"),
          new Mapping(413, "http_request_error", "----", "-", "", ""));

  public static final Cause POST_HANDSHAKE_AUTH =
      new Cause(
          "origin.renegotiation.post-handshake-auth",
          "The origin wants a client certificate after the request, which TLS 1.3 allows only where"
              + " the client offered it. The origin gave up with a reset, 500 or 403.",
          "TLS 1.3, the request, then RST, 500 or 403. Certain where a"
              + " CertificateRequest after the handshake was read; likely where the same"
              + " request at TLS 1.2 brings a HelloRequest; else possible.",
          "With TLS 1.2 at most, the same request brings a HelloRequest and works. Windows Server"
              + " 2022 resets, Windows Server 2025 answers 500 (0x80070032), Apache answers 403.",
          List.of(
              "IIS: set client certificates to Ignore, or ask in the first handshake"
                  + " (clientcertnegotiation=enable; syntax not tried on a real IIS).",
              "IIS on Windows Server 2022 and later: turn TLS 1.3 off for the binding"
                  + " (DisableTLS13; not tried on a real IIS)."),
          List.of(
              "Sallyport: `origin_tls.post_handshake_auth: retry` asks again at TLS 1.2;"
                  + " `origin_tls.versions: [TLSv1.2]` avoids TLS 1.3 altogether.",
              "nginx: proxy_ssl_protocols TLSv1.2. HAProxy: `ssl-max-ver TLSv1.2` on the server"
                  + " line."),
          List.of(
              "RFC 8446 section 4.2.6 (post_handshake_auth)",
              "RFC 8446 section 4.6.2",
              "Microsoft Tech Community: IIS Support Blog, client certificates and TLS 1.3"),
          new Mapping(
              502,
              "connection_terminated",
              "SH--",
              "UC",
              "recv() failed (104: Connection reset by peer) while reading response header from"
                  + " upstream",
              "520"));

  public static final Cause REPEATED =
      new Cause(
          "origin.renegotiation.repeated",
          "The origin asked for a new TLS handshake more than once on one connection.",
          "Two or more HelloRequests on one connection. Certain where they were read or"
              + " have the right length; likely by their type alone.",
          "Each is answered, so requests succeed, slowly: two round trips and a key exchange more"
              + " for each. A TLS library that allows one renegotiation a connection breaks at the"
              + " second.",
          List.of(
              "Set the same client-certificate mode for the whole site instead of for single"
                  + " paths.",
              "Ask for the certificate in the first handshake: `netsh http add sslcert ..."
                  + " clientcertnegotiation=enable` (syntax not tried on a real IIS)."),
          List.of(
              "Allow renegotiation freely to this origin, or close the connection after each"
                  + " request."),
          REFERENCES,
          new Mapping(502, "tls_protocol_error", "----", "-", "", ""));

  public static final Cause UNSAFE =
      new Cause(
          "origin.renegotiation.unsafe",
          "The origin asked for a new TLS handshake, but it does not know secure renegotiation (RFC"
              + " 5746), so that the gateway's TLS refuses to answer.",
          "A HelloRequest of an origin whose ServerHello lacks renegotiation_info."
              + " Certain where both were read.",
          "Its ServerHello lacks renegotiation_info. An origin that knows RFC 5746 and gets no"
              + " answer is `origin.renegotiation.unanswered`.",
          List.of("Update the origin's TLS so that it knows RFC 5746 (published in 2010)."),
          List.of(
              "Prefer to end the renegotiation at the origin: client certificates Ignore, or asked"
                  + " for in the first handshake.",
              "OpenSSL based proxies: SSL_OP_ALLOW_UNSAFE_LEGACY_RENEGOTIATION opens the hole that"
                  + " RFC 5746 closed; do not use it outside a closed network."),
          List.of("RFC 5746 section 4.2", "RFC 5746 section 1 (the attack)"),
          new Mapping(
              502,
              "tls_protocol_error",
              "SH--",
              "UC",
              "upstream prematurely closed connection while reading response header from upstream",
              "520"));

  public static final Cause CLOSED =
      new Cause(
          "origin.renegotiation.closed",
          "The origin closed or reset the connection in the middle of the second handshake that it"
              + " had asked for itself.",
          "A HelloRequest that was answered, then FIN, RST or an alert of the origin."
              + " Certain where the end was seen.",
          "The HelloRequest was answered, and no alert says why the origin left. With an alert it"
              + " would be `origin.renegotiation.certificate-required`.",
          List.of(
              "Read the origin's log. On Windows: System event log, source Schannel, and the"
                  + " HTTPERR log.",
              "Check that the origin accepts an empty certificate list, if none is sent."),
          List.of("Sallyport: set `origin_tls.client_certificate`, if the origin requires one."),
          REFERENCES,
          new Mapping(
              502,
              "connection_terminated",
              "SH--",
              "UC",
              "upstream prematurely closed connection while reading response header from upstream",
              "520"));

  public static final Cause FAILED =
      new Cause(
          "origin.renegotiation.failed",
          "The gateway's own TLS gave up the second handshake that the origin had asked for.",
          "A HelloRequest that was answered, then the gateway's own TLS gave up."
              + " Certain that it failed; the words are the library's.",
          "No alert and no close of the origin's came first; the reason in the evidence is that of"
              + " the TLS library.",
          RenegotiationRemedies.ORIGIN,
          List.of(
              "Read the reason. A certificate that changes in the second handshake, and an origin"
                  + " without RFC 5746, are refused on purpose."),
          REFERENCES,
          new Mapping(
              502,
              "tls_protocol_error",
              "SH--",
              "UC",
              "SSL_read() failed while reading response header from upstream",
              "520"));

  private Renegotiation() {}
}
