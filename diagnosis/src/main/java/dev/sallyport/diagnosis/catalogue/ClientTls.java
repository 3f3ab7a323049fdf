package dev.sallyport.diagnosis.catalogue;

import dev.sallyport.diagnosis.cause.Cause;
import dev.sallyport.diagnosis.cause.Cause.Mapping;
import java.util.List;

/** Client connections that end before a request: PROXY header and TLS. */
public final class ClientTls {
  public static final Cause PROXY_HEADER =
      new Cause(
          "client.accept.proxy-header",
          "The connection did not begin with a valid PROXY header, though this port requires one.",
          "The first bytes of a connection from a trusted load balancer are no PROXY"
              + " header, or not all of one. Certain: the bytes were read.",
          "The first bytes are shown in the evidence. A TLS ClientHello there means that the load"
              + " balancer in front does not send the header.",
          List.of(),
          List.of(
              "Turn the PROXY protocol on at the load balancer in front, or off for this port:"
                  + " `proxy_protocol` of `listen`."),
          List.of("HAProxy: The PROXY protocol, versions 1 and 2"),
          new Mapping(
              499,
              "http_request_error",
              "PR--",
              "-",
              "broken header while reading PROXY protocol",
              ""));

  public static final Cause TIMEOUT =
      new Cause(
          "client.tls.timeout",
          "The client did not finish its TLS handshake in time.",
          "No finished handshake until the gateway's timer fired. Certain: the timer is"
              + " the gateway's own.",
          "TCP came up. Port scanners, health checks without TLS and very slow networks look so.",
          List.of(),
          List.of("Sallyport: `timeouts.client_handshake` sets the wait."),
          List.of("RFC 8446 section 2"),
          new Mapping(
              499,
              "tls_protocol_error",
              "cR--",
              "DC",
              "client timed out (110: Connection timed out) while SSL handshaking",
              ""));

  public static final Cause CLOSED =
      new Cause(
          "client.tls.closed",
          "The client closed the connection during its TLS handshake.",
          "FIN or RST of the client before its handshake was finished, without an"
              + " alert. Certain where the capture has both sides.",
          "No alert and no request came. Health checks that only open TCP do this, and so does a"
              + " browser that tries two addresses at once.",
          List.of(),
          List.of("Nothing to do, unless real clients are meant: then read their log."),
          List.of("RFC 8446 section 6.1"),
          new Mapping(
              499,
              "tls_protocol_error",
              "CR--",
              "DC",
              "peer closed connection in SSL handshake while SSL handshaking",
              ""));

  public static final Cause FAILED =
      new Cause(
          "client.tls.failed",
          "The gateway's TLS gave up the handshake with the client.",
          "The gateway's TLS gave up, with its own words in the evidence. Certain that"
              + " it failed; the words are the library's.",
          "The reason in the evidence is that of the TLS library: for instance no version or no"
              + " cipher suite in common.",
          List.of(),
          List.of("Compare the client's versions and suites with those that the site offers."),
          List.of("RFC 8446 section 6.2"),
          new Mapping(
              499,
              "tls_protocol_error",
              "CR--",
              "DC",
              "SSL_do_handshake() failed while SSL handshaking",
              ""));

  public static final Cause UNRECOGNIZED_NAME =
      new Cause(
          "client.tls.unrecognized-name",
          "The client asked for a name (SNI) that no site of the gateway has.",
          "The SNI name of the ClientHello is no site of the configuration. Certain:"
              + " both were compared.",
          "The name is in the evidence. DNS leads it here, but the configuration does not know it.",
          List.of(),
          List.of("Sallyport: add the name under `sites`, or as an alias of a site there."),
          List.of("RFC 6066 section 3 (unrecognized_name)"),
          new Mapping(499, "tls_protocol_error", "PR--", "NR", "SSL_do_handshake() failed", ""));

  public static final Cause NO_NAME =
      new Cause(
          "client.tls.no-name",
          "The client sent no name (SNI), and the gateway has no default site.",
          "The ClientHello has no server_name, and no default site is set. Certain: the"
              + " hello was read.",
          "Old clients, and clients that connect to a bare address, send no name.",
          List.of(),
          List.of("Sallyport: set `default_site` to the site that such clients shall get."),
          List.of("RFC 6066 section 3 (server_name)"),
          new Mapping(499, "tls_protocol_error", "PR--", "NR", "SSL_do_handshake() failed", ""));

  public static final Cause PLAIN_HTTP =
      new Cause(
          "client.tls.plain-http",
          "The client sent something other than TLS to a port for HTTPS.",
          "The first bytes on the TLS port are an HTTP request line. Certain: the bytes"
              + " were read.",
          "The first bytes are in the evidence. A method and a path mean http:// with the number of"
              + " the HTTPS port.",
          List.of(),
          List.of("Sallyport: add an `http://` address to `listen`; it redirects to HTTPS."),
          List.of("RFC 8446 section 5.1 (record layer)"),
          new Mapping(
              400,
              "http_request_error",
              "PR--",
              "DPE",
              "client sent plain HTTP request to HTTPS port while reading client request headers",
              ""));

  private ClientTls() {}
}
