package dev.sallyport.diagnosis.catalogue;

import dev.sallyport.diagnosis.cause.Cause;
import dev.sallyport.diagnosis.cause.Cause.Mapping;
import java.util.List;

/** Upgraded connections, for instance WebSocket. */
public final class Tunnels {
  public static final Cause TIMEOUT =
      new Cause(
          "origin.tunnel.timeout",
          "Nothing came through the upgraded connection for too long.",
          "101, then no byte of either side until the timer fired; for the doctor, none of the"
              + " origin's after a Ping, which a WebSocket must answer. Certain: the timer is the"
              + " observer's own.",
          "The upgrade had worked (101). Nobody closed; the gateway ended the silence.",
          List.of("Let the application send a ping at shorter intervals than the gateway waits."),
          List.of(
              "Sallyport: raise `timeouts.tunnel`.",
              "nginx: proxy_read_timeout. HAProxy: timeout tunnel."),
          List.of("RFC 6455 section 5.5.2 (Ping)"),
          new Mapping(
              504,
              "connection_read_timeout",
              "sD--",
              "SI",
              "upstream timed out (110: Connection timed out) while proxying upgraded connection",
              ""));

  public static final Cause CLOSED =
      new Cause(
          "origin.tunnel.closed",
          "The origin reset the upgraded connection.",
          "101, then RST of the origin. Certain where the RST was seen.",
          "The upgrade had worked (101). An orderly end is a FIN; this was a reset.",
          List.of("Read the application's log for this time: a crash or a restart."),
          List.of("Check boxes between gateway and origin that drop long connections."),
          List.of("RFC 6455 section 7.1.1", "RFC 9293 section 3.5.2"),
          new Mapping(
              502,
              "connection_terminated",
              "SD--",
              "UC",
              "recv() failed (104: Connection reset by peer) while proxying upgraded connection",
              ""));

  public static final Cause UPGRADE_REFUSED =
      new Cause(
          "origin.tunnel.upgrade-refused",
          "The client asked to upgrade the connection, and the origin answered without doing so.",
          "A request with Upgrade, then a final status other than a redirect or a"
              + " challenge. Certain: both were read.",
          "A response other than 101 came. If a direct request is upgraded, something on the way"
              + " lost the Upgrade or Connection field.",
          List.of("IIS: install and enable the WebSocket Protocol feature for the site."),
          List.of(
              "Check that Upgrade and Connection reach the origin and that HTTP/1.1 is spoken.",
              "nginx: proxy_http_version 1.1 and proxy_set_header Upgrade and Connection."),
          List.of("RFC 9110 section 7.8 (Upgrade)", "RFC 6455 section 4.2.2"),
          new Mapping(502, "http_upgrade_failed", "PH--", "-", "", ""));

  private Tunnels() {}
}
