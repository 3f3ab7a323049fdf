package dev.sallyport.diagnosis.catalogue;

import dev.sallyport.diagnosis.cause.Cause;
import dev.sallyport.diagnosis.cause.Cause.Mapping;
import java.util.List;

/** Clients that do not take the response. */
public final class ClientResponse {
  public static final Cause CLOSED =
      new Cause(
          "client.response.closed",
          "The client left before it had the whole response.",
          "FIN, RST or RST_STREAM of the client after its request and before the end of"
              + " the response. Certain that it left; why, another cause beside it may tell.",
          "The client's end came first; gateway and origin were still at work. If clients leave"
              + " after always the same time, it is a timeout in front of the gateway, and the origin"
              + " is slow.",
          List.of("Look for what makes the response slow, if many clients leave."),
          List.of(
              "Compare the time after which they leave with the timeouts of whatever stands in"
                  + " front."),
          List.of("RFC 9112 section 9.5"),
          new Mapping(
              499,
              "http_request_error",
              "CD--",
              "DC",
              "client prematurely closed connection, so upstream connection is closed too while"
                  + " reading response header from upstream",
              ""));

  public static final Cause WRITE_TIMEOUT =
      new Cause(
          "client.response.write-timeout",
          "The client stopped taking the response.",
          "The client took no byte of the response until the gateway's timer fired."
              + " Certain: the timer is the gateway's own.",
          "The response was under way, and the client's receive window stayed full.",
          List.of(),
          List.of("Sallyport: `timeouts.client_write` sets how long a client may take nothing."),
          List.of("RFC 9293 section 3.8.6"),
          new Mapping(
              499,
              "http_request_error",
              "cD--",
              "SI",
              "client timed out (110: Connection timed out) while sending to client",
              ""));

  private ClientResponse() {}
}
