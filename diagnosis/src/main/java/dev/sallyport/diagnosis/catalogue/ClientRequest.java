package dev.sallyport.diagnosis.catalogue;

import dev.sallyport.diagnosis.cause.Cause;
import dev.sallyport.diagnosis.cause.Cause.Mapping;
import java.util.List;

/** Requests that are late, cut, malformed, too large, or meant for nobody. */
public final class ClientRequest {
  public static final Cause TIMEOUT =
      new Cause(
          "client.request.timeout",
          "The client began a request and did not finish its head in time.",
          "The client sent a part of a request head, or none, until the gateway's timer"
              + " for heads fired. Certain: the timer is the gateway's own.",
          "At least one byte of the request came. Slow attacks look like this, and so do lost"
              + " packets.",
          List.of(),
          List.of("Sallyport: `timeouts.request_head` sets the wait."),
          List.of("RFC 9110 section 15.5.9 (408)"),
          new Mapping(
              408,
              "http_request_error",
              "cR--",
              "SI",
              "client timed out (110: Connection timed out) while reading client request headers",
              ""));

  public static final Cause BODY_TIMEOUT =
      new Cause(
          "client.request.body-timeout",
          "The client stopped in the middle of its request body.",
          "The head came, the body stopped, and the gateway's timer for bodies fired."
              + " Certain: the timer is the gateway's own.",
          "The head was complete. If the request carries Expect: 100-continue, the client may wait"
              + " for a 100 that something on the way swallowed.",
          List.of(),
          List.of("Sallyport: `timeouts.request_body` sets how long a client may send nothing."),
          List.of("RFC 9110 section 15.5.9 (408)", "RFC 9110 section 10.1.1 (Expect)"),
          new Mapping(
              408,
              "http_request_error",
              "cH--",
              "SI",
              "client timed out (110: Connection timed out) while sending request to upstream",
              ""));

  public static final Cause CLOSED =
      new Cause(
          "client.request.closed",
          "The client left before its request was complete.",
          "FIN or RST of the client before the end of its request. Certain where that"
              + " end was not seen before it.",
          "The end of the request never came. After it, it would be `client.response.closed`.",
          List.of(),
          List.of("Nothing to do at the gateway: a broken upload or a user who left."),
          List.of("RFC 9112 section 8 (incomplete messages)"),
          new Mapping(
              499,
              "http_request_error",
              "CR--",
              "DC",
              "client prematurely closed connection while reading client request headers",
              ""));

  public static final Cause MALFORMED =
      new Cause(
          "client.request.malformed",
          "The request breaks the rules of HTTP.",
          "A request line, field line or body framing against RFC 9112 or RFC 9113; the"
              + " broken rule is named. Certain: the bytes were read.",
          "The rule that it breaks is in the evidence. Nothing was sent to an origin.",
          List.of(),
          List.of(
              "Correct the client. The gateway does not guess: two readings of one request are the"
                  + " way to smuggle a second one."),
          List.of("RFC 9112 section 3", "RFC 9112 section 6.3", "RFC 9112 section 11.2"),
          new Mapping(
              400,
              "http_request_error",
              "PR--",
              "DPE",
              "client sent invalid request while reading client request line",
              ""));

  public static final Cause HEAD_TOO_LARGE =
      new Cause(
          "client.request.head-too-large",
          "The head of the request is larger than the gateway allows.",
          "More bytes or fields than the limit before the end of the head. Certain:"
              + " they were counted.",
          "Mostly cookies or Kerberos tickets, so that it meets some users only and after login.",
          List.of("Set fewer and smaller cookies."),
          List.of("Sallyport: raise `limits.head_bytes` or `limits.fields`."),
          List.of("RFC 6585 section 5 (431)"),
          new Mapping(
              431,
              "http_request_error",
              "PR--",
              "DPE",
              "client sent too long header line while reading client request headers",
              ""));

  public static final Cause BODY_TOO_LARGE =
      new Cause(
          "client.request.body-too-large",
          "The request body is larger than the gateway allows.",
          "Content-Length, or the bytes that came, above the limit. Certain: they were"
              + " counted.",
          "The gateway refused it; a 413 of the origin's own has another cause.",
          List.of(),
          List.of("Sallyport: raise `limits.body_bytes` for this site."),
          List.of("RFC 9110 section 15.5.14 (413)"),
          new Mapping(
              413,
              "http_request_error",
              "PR--",
              "-",
              "client intended to send too large body",
              ""));

  public static final Cause NO_SITE =
      new Cause(
          "client.request.no-site",
          "The request names a host that no site of the gateway has.",
          "The Host field names no site of the configuration. Certain: both were" + " compared.",
          "TLS came up, so the name in the handshake is served; the one in the request is not.",
          List.of(),
          List.of("Sallyport: add the host under `sites`, or as an alias of a site there."),
          List.of("RFC 9110 section 7.4", "RFC 9110 section 15.5.20 (421)"),
          new Mapping(421, "destination_not_found", "PR--", "NR", "", ""));

  public static final Cause MISDIRECTED =
      new Cause(
          "client.request.misdirected",
          "The request is for another site than the one whose certificate the connection was opened"
              + " with.",
          "The Host field names another site than the SNI name of the connection."
              + " Certain: both were read.",
          "Both names are served here. Browsers reuse an HTTP/2 connection for another name of the"
              + " same certificate; on 421 they open a new one and ask again.",
          List.of(),
          List.of("Nothing to do for browsers. Other clients must send SNI and Host alike."),
          List.of("RFC 9110 section 15.5.20 (421)", "RFC 9113 section 9.1.1"),
          new Mapping(
              421,
              "http_request_error",
              "PR--",
              "NR",
              "client attempted to request the server name different from the one that was"
                  + " negotiated",
              ""));

  private ClientRequest() {}
}
