package dev.sallyport.diagnosis.catalogue;

import dev.sallyport.diagnosis.cause.Cause;
import dev.sallyport.diagnosis.cause.Cause.Mapping;
import java.util.List;
import java.util.Optional;

/** Statuses by which an origin refuses a request that other origins, or direct access, serve. */
public final class Refusals {
  public static final Cause LENGTH_REQUIRED =
      cause(
          "length-required",
          411,
          "The origin refuses a request body whose length is not told in front (411).",
          "The same body with Content-Length is served. A gateway that passes bodies on in chunks"
              + " meets this where direct access, with a length, does not.",
          "Let the server or the application accept chunked bodies.",
          "Pass the client's Content-Length on. nginx: proxy_request_buffering on.",
          "RFC 9110 section 15.5.12 (411)");

  public static final Cause BODY_REFUSED =
      cause(
          "body-refused",
          413,
          "The origin refuses the request because its body is too large (413).",
          "If smaller bodies to the same path pass and the limit lies at 48 or 128 KiB, see"
              + " `origin.renegotiation.body-too-large`.",
          "Raise the limit. IIS: maxAllowedContentLength in requestFiltering (30,000,000 bytes by"
              + " default). Apache: LimitRequestBody. nginx: client_max_body_size.",
          "Set the gateway's own limit to that of the origin, so that the client learns it sooner.",
          "RFC 9110 section 15.5.14 (413)");

  public static final Cause TARGET_TOO_LONG =
      cause(
          "target-too-long",
          414,
          "The origin refuses the request because its target is too long (414).",
          "Shorter queries to the same path are served. IIS answers 404 with substatus 14 or 15"
              + " instead.",
          "Raise the limit, or send the data in a body. Apache: LimitRequestLine. nginx:"
              + " large_client_header_buffers. IIS: maxUrl and maxQueryString in requestFiltering.",
          "Look whether a rewriting rule makes the target longer than the client sent it.",
          "RFC 9110 section 15.5.15 (414)");

  public static final Cause MISDIRECTED =
      cause(
          "misdirected",
          421,
          "The origin says that this connection is not for the site that was asked for (421).",
          "The name in the ClientHello and the Host field differ, or a TLS session of another site"
              + " was resumed. With one site to a connection it is served.",
          "Serve both names from one site, or give each site its own ticket keys.",
          "Send the site's own name as SNI, and share no connection between sites. Sallyport:"
              + " `origin_tls.sni`. nginx: proxy_ssl_name, proxy_ssl_session_reuse off.",
          "RFC 9110 section 15.5.20 (421)");

  public static final Cause UPGRADE_REQUIRED =
      cause(
          "upgrade-required",
          426,
          "The origin wants another protocol or version than the request came with (426).",
          "The Upgrade field of the answer names it. A gateway that speaks HTTP/1.0 to its origins,"
              + " or drops Upgrade, meets this where direct access does not.",
          "Check which clients need the demand.",
          "Speak HTTP/1.1 and pass Upgrade and Connection on. nginx: proxy_http_version 1.1.",
          "RFC 9110 section 15.5.22 (426)");

  public static final Cause REQUEST_HEAD_REFUSED =
      cause(
          "request-head-refused",
          431,
          "The origin refuses the request because its head is too large (431).",
          "It happens to users with many or large cookies or Kerberos tickets, and after what the"
              + " gateway added. IIS answers 400 \"Request Too Long\" instead.",
          "Raise the limit. Windows: MaxFieldLength and MaxRequestBytes under"
              + " HKLM\\SYSTEM\\CurrentControlSet\\Services\\HTTP\\Parameters. Apache:"
              + " LimitRequestFieldSize. Tomcat: maxHttpRequestHeaderSize.",
          "Add fewer fields, and refuse such heads at the gateway, where it is logged.",
          "RFC 6585 section 5 (431)");

  private static final List<Cause> ALL =
      List.of(
          LENGTH_REQUIRED,
          BODY_REFUSED,
          TARGET_TOO_LONG,
          MISDIRECTED,
          UPGRADE_REQUIRED,
          REQUEST_HEAD_REFUSED);

  private Refusals() {}

  /** The cause that this status of an origin tells by itself. */
  public static Optional<Cause> of(int status) {
    return ALL.stream().filter(cause -> cause.mapping().status() == status).findFirst();
  }

  static List<Cause> all() {
    return ALL;
  }

  private static Cause cause(
      String event,
      int status,
      String summary,
      String distinguish,
      String origin,
      String gateway,
      String reference) {
    return new Cause(
        "origin.response." + event,
        summary,
        "The status line of the origin's own answer. Certain: it was read.",
        distinguish,
        List.of(origin),
        List.of(gateway),
        List.of(reference),
        new Mapping(status, "http_request_error", "----", "-", "", ""));
  }
}
