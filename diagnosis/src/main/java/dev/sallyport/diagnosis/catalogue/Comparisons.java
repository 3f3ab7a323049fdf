package dev.sallyport.diagnosis.catalogue;

import dev.sallyport.diagnosis.cause.Cause;
import dev.sallyport.diagnosis.cause.Cause.Mapping;
import java.util.List;

/**
 * What no single exchange shows: each answer is sound by itself, and only several requests side by
 * side tell.
 */
public final class Comparisons {
  private static final Mapping PASSED_ON =
      new Mapping(502, "http_request_error", "----", "-", "", "");

  public static final Cause HOST_UNKNOWN =
      new Cause(
          "origin.response.host-unknown",
          "The origin serves another site, or none, because the gateway sends a Host field of its"
              + " own.",
          "404, 400 or a redirect through the gateway, and the right page with the site's Host"
              + " directly. Certain only where both requests were made.",
          "The TLS name may be right all the same: SNI and Host are two settings. http.sys answers"
              + " 400 \"Invalid Hostname\" or 404 with Server: Microsoft-HTTPAPI/2.0.",
          List.of("IIS: add the name to the bindings of the site. Apache: ServerAlias."),
          List.of(
              "Pass the client's Host on. nginx: proxy_set_header Host $host. Apache:"
                  + " ProxyPreserveHost On."),
          List.of("RFC 9110 section 7.2 (Host)"),
          PASSED_ON);

  public static final Cause REDIRECT_LOOP =
      new Cause(
          "origin.response.redirect-loop",
          "The origin redirects to the address that was asked for, again and again.",
          "A 3xx whose Location, seen from the client, is the request's own URL. Likely where the"
              + " same redirect came for it at least twice; certain where it was the same client each"
              + " time.",
          "Mostly the origin sees plain HTTP and demands HTTPS, though the client speaks HTTPS with"
              + " the gateway. A redirect to a login page is none.",
          List.of("Honour X-Forwarded-Proto or Forwarded from the gateway's address."),
          List.of(
              "Say how the client came. nginx: proxy_set_header X-Forwarded-Proto $scheme. Or speak"
                  + " HTTPS to the origin."),
          List.of("RFC 9110 section 15.4 (redirection)", "RFC 7239 section 5.4 (proto)"),
          PASSED_ON);

  public static final Cause CONNECTION_AUTHENTICATION =
      new Cause(
          "origin.response.connection-authentication",
          "The origin authenticates connections, not requests (NTLM, Negotiate), and the gateway"
              + " shares connections.",
          "401 with NTLM or Negotiate after each part of the client's proof, endlessly, or another"
              + " user's page. Certain where the same client passes on a connection of its own.",
          "Kerberos fails alike where the service name does not fit the Host, and channel binding"
              + " (Extended Protection) where TLS ends at the gateway: then a connection of its own"
              + " does not help.",
          List.of(
              "IIS: authPersistSingleRequest true, or Basic or token authentication (not tried on a"
                  + " real IIS).",
              "Extended Protection: tokenChecking None, where the gateway is trusted, or flags Proxy"
                  + " with the public name among its spn elements. Kerberos: a service principal for"
                  + " the public name (setspn)."),
          List.of(
              "Tie each client connection to one origin connection, HTTP/1.1 only. nginx (commercial"
                  + " version): ntlm in the upstream."),
          List.of("RFC 4559 section 6", "RFC 5929 (channel bindings)"),
          PASSED_ON);

  public static final Cause RESUMPTION_LOST =
      new Cause(
          "origin.handshake.resumption-lost",
          "The origin never resumes a TLS session, so that each connection pays for a full"
              + " handshake.",
          "A ticket or session id of the same origin offered, and a full handshake in answer, each"
              + " time. Certain over several connections; one alone says nothing.",
          "Nothing fails; connections are slow. Behind a balancer each server may have ticket keys of"
              + " its own.",
          List.of("Share the ticket keys among the servers of the site, and change them in step."),
          List.of("Keep connections open longer, so that fewer handshakes are needed."),
          List.of("RFC 8446 section 2.2 (resumption)", "RFC 5077 section 5.5"),
          new Mapping(502, "tls_protocol_error", "----", "-", "", ""));

  private Comparisons() {}

  static List<Cause> all() {
    return List.of(HOST_UNKNOWN, REDIRECT_LOOP, CONNECTION_AUTHENTICATION, RESUMPTION_LOST);
  }
}
