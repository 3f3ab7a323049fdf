package dev.sallyport.diagnosis.catalogue;

import dev.sallyport.diagnosis.cause.Cause;
import dev.sallyport.diagnosis.cause.Cause.Mapping;
import java.util.List;

/** No response from the origin, or none to the end: before its head and after. */
public final class Response {
  public static final Cause TIMEOUT =
      new Cause(
          "origin.response.timeout",
          "The origin took the request and sent no response in time: the application is slow or"
              + " stuck.",
          "The whole request, then no byte of a response and no record of type 22 until"
              + " somebody gave up. Certain with the gateway's timer and a readable request;"
              + " likely or possible, by the length of the wait, where a client left.",
          "The whole request was sent and nothing came back, no handshake record either: a"
              + " renegotiation would show one. The origin's own log shows when the request began.",
          List.of(
              "Find the request in the origin's log and see what the application waits for.",
              "Windows: look for requests in the queue of the application pool."),
          List.of(
              "Sallyport: raise `timeouts.response`, if the application is known to be slow.",
              "nginx: proxy_read_timeout. HAProxy: timeout server. Envoy: the route's timeout."),
          List.of("RFC 9110 section 15.6.5 (504)", "RFC 9209 section 2.3.26"),
          new Mapping(
              504,
              "http_response_timeout",
              "sH--",
              "UT",
              "upstream timed out (110: Connection timed out) while reading response header from"
                  + " upstream",
              "524"));

  public static final Cause CONTINUE_WITHHELD =
      new Cause(
          "origin.response.continue-withheld",
          "The request asked for 100 (Continue) before its body, and the origin sent neither that nor"
              + " an answer.",
          "A head with Expect: 100-continue, no 1xx, no response, no body byte, until"
              + " somebody gave up. Certain with the gateway's timer; by the length of the"
              + " wait where a client left; likely where a client sent the body without it, as curl"
              + " does after a second, and was answered.",
          "The head has `Expect: 100-continue` and no body byte followed it. The same request without"
              + " Expect is served. A slow application has the whole body:"
              + " `origin.response.timeout`.",
          List.of("Let the server answer 100 (Continue), or refuse with a final status at once."),
          List.of(
              "Take Expect out of the request and answer the client from the gateway. HAProxy:"
                  + " `http-request del-header Expect`. nginx answers it by itself.",
              "Clients send the body after about a second all the same, unless they are told to"
                  + " wait."),
          List.of("RFC 9110 section 10.1.1 (Expect)"),
          new Mapping(
              504,
              "http_response_timeout",
              "sH--",
              "UT",
              "upstream timed out (110: Connection timed out) while reading response header from"
                  + " upstream",
              "524"));

  public static final Cause CLOSED =
      new Cause(
          "origin.response.closed",
          "The origin closed the connection after the request, without a response.",
          "The whole request on a new connection, then FIN of the origin without a byte"
              + " of a response. Certain where the request could be read; else likely.",
          "A FIN came, no response byte before it, on a connection that was not an idle one of the"
              + " pool. The worker may have crashed, or a box on the way closed.",
          List.of(
              "Read the origin's error log for this time: a crash, a recycle, a limit.",
              "Windows: HTTPERR log, for instance Connection_Dropped."),
          List.of(
              "Compare with a direct request: `curl -v --resolve HOST:443:ADDRESS https://HOST/`."),
          List.of("RFC 9112 section 9.5", "RFC 9209 section 2.3.8 (connection_terminated)"),
          new Mapping(
              502,
              "connection_terminated",
              "SH--",
              "UC",
              "upstream prematurely closed connection while reading response header from upstream",
              "520"));

  public static final Cause RESET =
      new Cause(
          "origin.response.reset",
          "The origin reset the connection after the request, without a response.",
          "The whole request on a new connection, then RST without a byte of a"
              + " response. Certain where the request could be read; else likely.",
          "A reset, not a FIN. A box on the way may have sent it: compare its TTL with that of the"
              + " origin's other packets. With TLS 1.3 see also"
              + " `origin.renegotiation.post-handshake-auth`.",
          List.of(
              "Read the origin's error log for this time: a crash, a recycle, a limit.",
              "Check firewalls and intrusion prevention between gateway and origin."),
          List.of(
              "Compare with a direct request: `curl -v --resolve HOST:443:ADDRESS https://HOST/`."),
          List.of("RFC 9293 section 3.5.2", "RFC 9209 section 2.3.8 (connection_terminated)"),
          new Mapping(
              502,
              "connection_terminated",
              "SH--",
              "UC",
              "recv() failed (104: Connection reset by peer) while reading response header from"
                  + " upstream",
              "520"));

  public static final Cause CLOSED_REUSED =
      new Cause(
          "origin.response.closed-reused",
          "The origin closed an idle kept connection just as the next request was sent on it (the"
              + " keep-alive race).",
          "A connection that had served before, an idle time, a request, then FIN or"
              + " RST without an answer. Never certain: a crash at that moment looks the same.",
          "Only requests on reused connections fail, and the idle time is close to the origin's own"
              + " keep-alive timeout. On a new connection it is `origin.response.closed`.",
          List.of("Make the origin's keep-alive timeout longer than the gateway's idle time."),
          List.of(
              "Sallyport: make `timeouts.idle` shorter than the origin's keep-alive timeout.",
              "Requests that may be repeated safely are sent once more on a new connection."),
          List.of("RFC 9112 section 9.3.1 (retrying)", "RFC 9110 section 9.2.2 (idempotent)"),
          new Mapping(
              502,
              "connection_terminated",
              "SH--",
              "UC",
              "upstream prematurely closed connection while reading response header from upstream",
              "520"));

  public static final Cause TRUNCATED =
      new Cause(
          "origin.response.truncated",
          "The origin ended the connection in the middle of the response.",
          "A head or a part of one, then the end of the connection before the end that"
              + " Content-Length or chunks told. Certain: the bytes were counted.",
          "A response head was there or had begun, and fewer bytes followed than it told, or its last"
              + " chunk or its own end is missing. The client sees a short body.",
          List.of(
              "Read the origin's log for this time: a crash or a write timeout in mid-response.",
              "Windows: HTTPERR Timer_MinBytesPerSecond means that the response was taken too"
                  + " slowly (IIS: minBytesPerSecond of webLimits, 240 by default; other programs"
                  + " on http.sys: 150)."),
          List.of("Compare the length received with that of a direct request."),
          List.of("RFC 9112 section 8", "RFC 9209 section 2.3.18 (http_response_incomplete)"),
          new Mapping(
              502,
              "http_response_incomplete",
              "SD--",
              "UC",
              "upstream prematurely closed connection while reading upstream",
              "520"));

  public static final Cause BODY_TIMEOUT =
      new Cause(
          "origin.response.body-timeout",
          "The origin began its response and then sent nothing more for too long.",
          "A head, a part of the body, then nothing until somebody gave up. Certain"
              + " with the gateway's timer; possible where a client left.",
          "The head arrived, the body stopped, and the connection stayed open. A cut would end the"
              + " connection (`origin.response.truncated`).",
          List.of("Find out what the application waits for in the middle of its response."),
          List.of(
              "Sallyport: raise `timeouts.response_body` for streams that pause on purpose.",
              "nginx: proxy_read_timeout. HAProxy: timeout server."),
          List.of("RFC 9112 section 9.5", "RFC 9209 section 2.3.10 (connection_read_timeout)"),
          new Mapping(
              504,
              "connection_read_timeout",
              "sD--",
              "SI",
              "upstream timed out (110: Connection timed out) while reading upstream",
              "524"));

  public static final Cause SERVER_ERROR =
      new Cause(
          "origin.response.server-error",
          "The origin itself answered with 500 or above. The gateway passed the answer on.",
          "A status of 500 or above of the origin. Certain that it was sent; why, the"
              + " origin's log tells.",
          "The status line came from the origin. If the Server field says Microsoft-HTTPAPI/2.0, it"
              + " was http.sys that answered, not the site: the application pool is down or its"
              + " queue is full.",
          List.of(
              "Read the application's log for this request.",
              "Windows, 503: HTTPERR log (AppOffline, QueueFull, ConnLimit), then start or recycle"
                  + " the application pool."),
          List.of("Nothing is wrong at the gateway."),
          List.of("RFC 9110 section 15.6", "RFC 9209 section 2.1.4 (received-status)"),
          new Mapping(502, "destination_unavailable", "----", "-", "", ""));

  private Response() {}
}
