package dev.sallyport.diagnosis.catalogue;

import dev.sallyport.diagnosis.cause.Cause;
import dev.sallyport.diagnosis.cause.Cause.Mapping;
import java.util.List;

/** Responses of the origin that break HTTP or a bound. */
public final class ResponseFaults {
  public static final Cause MALFORMED =
      new Cause(
          "origin.response.malformed",
          "The origin's response breaks the rules of HTTP, so that its meaning or its end is not"
              + " certain.",
          "A response against RFC 9112 or RFC 9113; the broken rule is in the evidence."
              + " Certain: the bytes were read.",
          "The bytes came complete and on time; their form is wrong: status line, field lines,"
              + " Content-Length against Transfer-Encoding, chunk sizes.",
          List.of("Correct the application or the module that writes this response."),
          List.of(
              "The gateway refuses such responses on purpose: guessing their end lets one client's"
                  + " response reach another."),
          List.of("RFC 9112 section 6.3", "RFC 9110 section 5.5"),
          new Mapping(
              502,
              "http_protocol_error",
              "PH--",
              "UPE",
              "upstream sent invalid header while reading response header from upstream",
              "520"));

  public static final Cause HEAD_TOO_LARGE =
      new Cause(
          "origin.response.head-too-large",
          "The head of the origin's response is larger than the gateway allows.",
          "More bytes or fields than the limit before the end of the head. Certain:"
              + " they were counted.",
          "Mostly many or large Set-Cookie fields, often for some users only and after login.",
          List.of("Send fewer and smaller cookies; keep session data at the server."),
          List.of(
              "Sallyport: raise `limits.head_bytes` or `limits.fields`.",
              "nginx: proxy_buffer_size. HAProxy: tune.bufsize."),
          List.of("RFC 9209 section 2.3.19 (http_response_header_section_size)"),
          new Mapping(
              502,
              "http_response_header_section_size",
              "PH--",
              "UPE",
              "upstream sent too big header while reading response header from upstream",
              "520"));

  public static final Cause UNEXPECTED_BYTES =
      new Cause(
          "origin.response.unexpected-bytes",
          "The origin sent bytes that belong to no response: before a request, or after the end of"
              + " the response.",
          "Bytes of the origin outside of any response. Certain: they were read.",
          "The response itself may be complete. The body is longer than Content-Length tells, or a"
              + " response to HEAD, 204 or 304 has a body.",
          List.of("Correct the length or the body of this response."),
          List.of("The gateway closes such a connection, so that the bytes reach no other client."),
          List.of("RFC 9112 section 6.3", "RFC 9110 section 6.4.1"),
          new Mapping(
              502,
              "http_protocol_error",
              "PH--",
              "UPE",
              "upstream sent more data than specified in \"Content-Length\" header while reading"
                  + " upstream",
              "520"));

  public static final Cause STREAM_RESET =
      new Cause(
          "origin.response.stream-reset",
          "The origin ended the HTTP/2 stream or connection with an error code.",
          "RST_STREAM or GOAWAY with an error code. Certain: the frame was read.",
          "RST_STREAM or GOAWAY was there; the TCP connection itself may live on.",
          List.of("Read the origin's log for this time; the error code names the kind of fault."),
          List.of("Try the same request with HTTP/1.1 to this origin."),
          List.of("RFC 9113 section 6.4 (RST_STREAM)", "RFC 9113 section 7 (error codes)"),
          new Mapping(
              502,
              "http_protocol_error",
              "SH--",
              "UPE",
              "upstream rejected request with error while reading response header from upstream",
              "520"));

  public static final Cause HTTP_1_1_REQUIRED =
      new Cause(
          "origin.response.http-1-1-required",
          "The origin takes this request only with HTTP/1.1 (error code HTTP_1_1_REQUIRED).",
          "RST_STREAM or GOAWAY with error code 0xd. Certain: the frame was read.",
          "HTTP/2 forbids renegotiation and post-handshake authentication, and Windows"
              + " authentication needs HTTP/1.1 too: the origin wants one of these for this path.",
          List.of(
              "IIS: turn HTTP/2 off for the binding (DisableHTTP2; not tried on a real IIS), or ask"
                  + " for the client certificate in the first handshake."),
          List.of("Speak HTTP/1.1 to this origin, as Sallyport does."),
          List.of("RFC 9113 section 7 (HTTP_1_1_REQUIRED)", "RFC 9113 section 9.2.1"),
          new Mapping(
              502,
              "http_protocol_error",
              "SH--",
              "UPE",
              "upstream rejected request with error 13 while reading response header from upstream",
              "520"));

  public static final Cause TLS_FAULT =
      new Cause(
          "origin.response.tls-fault",
          "The TLS of the connection with the origin broke after the handshake.",
          "A record after the handshake that could not be opened or does not belong"
              + " there. Certain that it failed; the words are the library's.",
          "The handshake had ended well and the request was on its way; then a record could not be"
              + " read. The reason in the evidence is that of the TLS library.",
          List.of("Look for a box on the way that alters or injects bytes; compare captures."),
          List.of("Try `origin_tls.versions: [TLSv1.2]` and see whether the fault stays."),
          List.of("RFC 8446 section 6.2 (bad_record_mac, unexpected_message)"),
          new Mapping(
              502,
              "tls_protocol_error",
              "SH--",
              "UPE",
              "SSL_read() failed while reading response header from upstream",
              "520"));

  public static final Cause NO_CLOSE_NOTIFY =
      new Cause(
          "origin.response.no-close-notify",
          "The origin ended a response of unknown length without close_notify, so that nobody can"
              + " tell whether it is complete.",
          "A body that ends with the connection, and FIN without close_notify before"
              + " it. Certain: both were looked for.",
          "Neither Content-Length nor chunks tell the end, and TLS does not either. Old servers do"
              + " this always; a cut by an attacker or a box looks the same.",
          List.of(
              "Send Content-Length or chunks.",
              "Send close_notify before the connection is closed."),
          List.of("Compare the length of several responses to the same request."),
          List.of("RFC 9112 section 9.8 (TLS connection closure)", "RFC 8446 section 6.1"),
          new Mapping(
              502,
              "http_response_incomplete",
              "SD--",
              "UC",
              "SSL_read() failed (SSL: unexpected eof while reading) while reading upstream",
              "520"));

  public static final Cause CLOSED_LATE =
      new Cause(
          "origin.response.closed-late",
          "The origin ended its response by closing the connection, and closed it long after the"
              + " last byte: whoever asked had to wait for an end that was not told.",
          "A head without Content-Length and chunks, the last bytes of the body, then silence of"
              + " seconds before FIN. Likely, not certain: an application may have paused before it"
              + " had nothing more to say; possible where the client left first.",
          "The response was complete. A body that stopped in the middle is"
              + " `origin.response.body-timeout`, a slow application is silent before the head"
              + " (`origin.response.timeout`).",
          List.of(
              "Send Content-Length or chunks.",
              "Close the connection as soon as the response is written."),
          List.of(
              "Wait for the end no longer than the application needs: the idle timeout of bodies."),
          List.of("RFC 9112 section 6.3 (message body length)", "RFC 9112 section 9.6 (tear-down)"),
          new Mapping(
              504,
              "connection_read_timeout",
              "sD--",
              "SI",
              "upstream timed out (110: Connection timed out) while reading upstream",
              "524"));

  private ResponseFaults() {}
}
