package dev.sallyport.diagnosis.catalogue;

import dev.sallyport.diagnosis.cause.Cause;
import dev.sallyport.diagnosis.cause.Cause.Mapping;
import java.util.List;

/** The first TLS handshake with the origin, where no alert and no certificate tells the reason. */
public final class Handshake {
  public static final Cause TIMEOUT =
      new Cause(
          "origin.handshake.timeout",
          "The origin accepted the TCP connection and did not finish the TLS handshake in time.",
          "ClientHello, and no Finished until somebody gave up. Certain with the"
              + " gateway's timer; likely in a capture where the client leaves after a second"
              + " or more.",
          "TCP works, so it is not the address. If large packets from the origin are sent again and"
              + " again, the path loses big packets (MTU). If only a ClientHello in two segments"
              + " fails, a box on the way cannot read it.",
          List.of(
              "Check the load of the origin and what its TLS waits for, for instance a responder.",
              "Check the MTU between origin and gateway, and that ICMP fragmentation-needed"
                  + " passes."),
          List.of(
              "Sallyport: `timeouts.handshake` sets the wait.",
              "Try `origin_tls.versions: [TLSv1.2]`: its ClientHello is smaller."),
          List.of("RFC 8446 section 2", "RFC 9209 section 2.3.9 (connection_timeout)"),
          new Mapping(
              504,
              "connection_timeout",
              "sC--",
              "UF",
              "upstream timed out (110: Connection timed out) while SSL handshaking to upstream",
              "525"));

  public static final Cause RESET =
      new Cause(
          "origin.handshake.reset",
          "The origin reset the connection during the TLS handshake.",
          "ClientHello, then RST of the origin before the end of the handshake, no"
              + " alert. Certain where the RST was seen.",
          "TCP came up and the ClientHello was sent; the answer was a reset, no alert. Seen where"
              + " no site is bound to the name sent (http.sys), where a firewall refuses the"
              + " address or where the origin cannot bear the versions offered.",
          List.of(
              "Windows: check that a binding exists for this host name; System event log, source"
                  + " Schannel.",
              "Check whether an access list in front of the origin refuses the gateway's address."),
          List.of(
              "Sallyport: check `origin_tls.sni` against the names that the origin serves.",
              "Try `origin_tls.versions: [TLSv1.2]`."),
          List.of("RFC 6066 section 3 (server_name)", "RFC 9209 section 2.3.8"),
          new Mapping(
              502,
              "connection_terminated",
              "SC--",
              "UF",
              "peer closed connection in SSL handshake (104: Connection reset by peer) while SSL"
                  + " handshaking to upstream",
              "525"));

  public static final Cause CLOSED =
      new Cause(
          "origin.handshake.closed",
          "The origin closed the connection during the TLS handshake, without an alert.",
          "ClientHello, then FIN of the origin before the end of the handshake, no"
              + " alert. Certain where the FIN was seen.",
          "A FIN, not a reset, and no alert. Often a load balancer without a healthy server, or a"
              + " service that is not TLS at all.",
          List.of("Check what listens on this port, and whether a server stands behind it."),
          List.of(
              "Sallyport: check `origin_tls.sni` and the port in `origins`.",
              "Try `origin_tls.versions: [TLSv1.2]`."),
          List.of("RFC 8446 section 6.1", "RFC 9209 section 2.3.8 (connection_terminated)"),
          new Mapping(
              502,
              "connection_terminated",
              "SC--",
              "UF",
              "peer closed connection in SSL handshake while SSL handshaking to upstream",
              "525"));

  public static final Cause FAILED =
      new Cause(
          "origin.handshake.failed",
          "The gateway's TLS gave up the handshake with the origin for a reason of its own.",
          "The gateway's TLS gave up, or its alert is in the capture. Certain that it"
              + " failed; the reason is the library's.",
          "No alert came from the origin. The reason in the evidence is that of the TLS library.",
          List.of("Compare the origin's TLS settings with those of an origin that works."),
          List.of(
              "Read the reason; try versions with `openssl s_client -connect HOST:PORT -tls1_2`."),
          List.of("RFC 8446 section 6.2", "RFC 9209 section 2.3.13 (tls_protocol_error)"),
          new Mapping(
              502,
              "tls_protocol_error",
              "SC--",
              "UF",
              "SSL_do_handshake() failed while SSL handshaking to upstream",
              "525"));

  public static final Cause NO_SHARED_PROTOCOL =
      new Cause(
          "origin.handshake.no-shared-protocol",
          "Gateway and origin have no TLS version in common.",
          "A ServerHello with a version that was not offered, or alert"
              + " protocol_version. Certain from either.",
          "The versions offered are in the ClientHello. The answer is alert protocol_version, or a"
              + " ServerHello with a version that was not offered.",
          List.of("Enable TLS 1.2 or 1.3 at the origin."),
          List.of(
              "Sallyport: add the origin's version to `origin_tls.versions`, old ones only for"
                  + " origins on a network that you trust.",
              "nginx: proxy_ssl_protocols."),
          List.of("RFC 8446 section 4.2.1 (supported_versions)", "RFC 8996 (TLS 1.0 and 1.1)"),
          new Mapping(
              502,
              "tls_protocol_error",
              "SC--",
              "UF",
              "SSL_do_handshake() failed (SSL: unsupported protocol) while SSL handshaking to"
                  + " upstream",
              "525"));

  public static final Cause NO_SHARED_CIPHER =
      new Cause(
          "origin.handshake.no-shared-cipher",
          "Gateway and origin have no cipher suite in common.",
          "Alert handshake_failure or insufficient_security of the client, or the"
              + " library's words. The alert has other reasons too; certain where a hello with more"
              + " suites is accepted and one of those is chosen.",
          "The version is agreed or not the question; the suites are. Alert handshake_failure right"
              + " after the ClientHello hints at it.",
          List.of(
              "Enable suites with ECDHE and AES-GCM at the origin.",
              "Windows: System event log, source Schannel, names the missing suites."),
          List.of("Try suites one by one: `openssl s_client -connect HOST:PORT -cipher SUITE`."),
          List.of("RFC 5246 section 7.4.1.3", "RFC 9325 section 4.2 (recommended suites)"),
          new Mapping(
              502,
              "tls_protocol_error",
              "SC--",
              "UF",
              "SSL_do_handshake() failed (SSL: sslv3 alert handshake failure) while SSL handshaking"
                  + " to upstream",
              "525"));

  public static final Cause LEGACY_RENEGOTIATION =
      new Cause(
          "origin.handshake.legacy-renegotiation",
          "The origin does not know secure renegotiation (RFC 5746), and the TLS library refuses to"
              + " talk to it for that reason.",
          "A ServerHello of TLS 1.2 or older without renegotiation_info, then the client's alert"
              + " handshake_failure or the library's words. The alert itself does not say it;"
              + " certain where a hello with renegotiation_info was answered without.",
          "Fails in the first handshake, before any request: the ServerHello lacks"
              + " renegotiation_info.",
          List.of("Update the origin's TLS so that it knows RFC 5746 (published in 2010)."),
          List.of(
              "OpenSSL based proxies: SSL_OP_LEGACY_SERVER_CONNECT lets the first handshake pass."),
          List.of("RFC 5746 section 4.1"),
          new Mapping(
              502,
              "tls_protocol_error",
              "SC--",
              "UF",
              "SSL_do_handshake() failed (SSL: unsafe legacy renegotiation disabled) while SSL"
                  + " handshaking to upstream",
              "525"));

  public static final Cause PLAIN_HTTP =
      new Cause(
          "origin.handshake.plain-http",
          "The origin's port does not speak TLS: it answered the ClientHello with other bytes.",
          "The first bytes of the origin are no TLS record; they are in the evidence."
              + " Certain: the bytes were read.",
          "The first bytes are no TLS record, for instance `HTTP/1.1 400`.",
          List.of("Bind HTTPS to this port."),
          List.of("Sallyport: use `http://` in `origins`, or the port on which TLS is served."),
          List.of("RFC 8446 section 5.1 (record layer)"),
          new Mapping(
              502,
              "tls_protocol_error",
              "SC--",
              "UF",
              "SSL_do_handshake() failed (SSL: wrong version number) while SSL handshaking to"
                  + " upstream",
              "525"));

  private Handshake() {}
}
