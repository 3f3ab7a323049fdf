package dev.sallyport.diagnosis.catalogue;

import dev.sallyport.diagnosis.cause.Cause;
import dev.sallyport.diagnosis.cause.Cause.Mapping;
import java.util.List;

/** What can go wrong while the request goes to the origin. */
public final class Send {
  public static final Cause TIMEOUT =
      new Cause(
          "origin.send.timeout",
          "The origin stopped taking the request before it was sent completely.",
          "A part of the request, then no room at the origin until the timer fired."
              + " Certain: the timer is the gateway's own.",
          "The connection is up but the origin's receive window stays full: it does not read. A slow"
              + " application that read the request is `origin.response.timeout`.",
          List.of(
              "Check why the application does not read the body: threads exhausted, or an upload"
                  + " filter that blocks.",
              "Check the origin's limit for the rate or the size of uploads."),
          List.of("Sallyport: `timeouts.send` sets how long the origin may take nothing."),
          List.of("RFC 9293 section 3.8.6", "RFC 9209 section 2.3.11 (connection_write_timeout)"),
          new Mapping(
              504,
              "connection_write_timeout",
              "sH--",
              "UT",
              "upstream timed out (110: Connection timed out) while sending request to upstream",
              "524"));

  public static final Cause RESET =
      new Cause(
          "origin.send.reset",
          "The origin reset the connection before it had the whole request.",
          "RST of the origin before the end of the request, and no response. Certain"
              + " where the RST was seen; a failed write alone shows as closed.",
          "The end of the request was not sent yet, and no response head came. Often a limit on the"
              + " body's size that is enforced without an answer.",
          List.of(
              "Read the origin's log for this time. On Windows also the HTTPERR log.",
              "Check the upload limits of the origin and of boxes in front of it."),
          List.of("Compare the size of the body with smaller requests that work."),
          List.of("RFC 9112 section 9.6", "RFC 9209 section 2.3.8 (connection_terminated)"),
          new Mapping(
              502,
              "connection_terminated",
              "SH--",
              "UC",
              "writev() failed (104: Connection reset by peer) while sending request to upstream",
              "520"));

  public static final Cause CLOSED =
      new Cause(
          "origin.send.closed",
          "The origin closed the connection before it had the whole request, without an answer.",
          "FIN of the origin, or a failed write, before the end of the request, and no"
              + " response. Certain that the connection ended then.",
          "A FIN, not a reset, came while the body was still being sent.",
          List.of("Read the origin's log for this time. Check its limits for uploads."),
          List.of("Compare the size of the body with smaller requests that work."),
          List.of("RFC 9112 section 9.5", "RFC 9209 section 2.3.8 (connection_terminated)"),
          new Mapping(
              502,
              "connection_terminated",
              "SH--",
              "UC",
              "upstream prematurely closed connection while sending request to upstream",
              "520"));

  private Send() {}
}
