package dev.sallyport.diagnosis.catalogue;

import dev.sallyport.diagnosis.cause.Cause;
import dev.sallyport.diagnosis.cause.Cause.Mapping;
import java.util.List;

/** What the gateway itself is to blame for, or decides by itself. */
public final class GatewayCauses {
  public static final Cause ACCEPT_LIMIT =
      new Cause(
          "gateway.accept.limit",
          "The gateway holds as many client connections as it may, and closed this one.",
          "The count of open client connections was at its limit. Certain: it is the"
              + " gateway's own count.",
          "Counted over all clients. No request was read.",
          List.of(),
          List.of(
              "Sallyport: raise `max_connections` together with the descriptor limit of the"
                  + " process.",
              "Look for clients that keep many idle connections: `timeouts.client_idle`."),
          List.of("RFC 9112 section 9.4 (concurrency)"),
          new Mapping(
              503, "proxy_internal_error", "RC--", "OM", "worker_connections are not enough", ""));

  public static final Cause QUEUE_TIMEOUT =
      new Cause(
          "gateway.queue.timeout",
          "No connection to the origin became free in time.",
          "The request waited for a free connection until the timer fired; no SYN, no"
              + " byte to the origin. Certain: the timer is the gateway's own.",
          "All allowed connections were busy; the origin was not asked. Slow responses fill the"
              + " queue, so look at the exchanges just before this one.",
          List.of("Find out why the origin's responses take so long."),
          List.of(
              "Sallyport: raise `limits.origin_connections` if the origin can bear it;"
                  + " `timeouts.queue` sets the wait."),
          List.of("RFC 9209 section 2.3.12 (connection_limit_reached)"),
          new Mapping(
              503,
              "connection_limit_reached",
              "sQ--",
              "UO",
              "no live upstreams while connecting to upstream",
              ""));

  public static final Cause NO_ORIGIN =
      new Cause(
          "gateway.queue.no-origin",
          "No origin could be tried: all of them are marked as down.",
          "All origins of the site were marked as down when the request came. Certain:"
              + " it is the gateway's own state.",
          "Nothing was sent for this request. The failures that marked them are in the lines"
              + " before.",
          List.of("Bring an origin back, and check what the health check asks for."),
          List.of("Compare host and SNI of the health check with those of real requests."),
          List.of("RFC 9209 section 2.3.4 (destination_unavailable)"),
          new Mapping(
              503,
              "destination_unavailable",
              "SC--",
              "UH",
              "no live upstreams while connecting to upstream",
              "523"));

  public static final Cause CONNECT_LOCAL =
      new Cause(
          "gateway.connect.local",
          "The gateway's machine could not open a connection: no port, no descriptor or no"
              + " permission.",
          "The system refused a socket: no port, no descriptor, no permission. No SYN"
              + " left the machine. Certain: it is the system's answer.",
          "The system refused before a packet was sent. The origin had no part in it.",
          List.of(),
          List.of(
              "Raise the descriptor limit of the process (LimitNOFILE).",
              "Widen the range of local ports, and keep connections alive so that fewer are used."),
          List.of("RFC 6056 (ephemeral ports)", "RFC 9209 section 2.3.30 (proxy_internal_error)"),
          new Mapping(
              503,
              "proxy_internal_error",
              "RC--",
              "UF",
              "connect() failed (99: Cannot assign requested address) while connecting to upstream",
              ""));

  public static final Cause FAULT =
      new Cause(
          "gateway.response.fault",
          "A fault in the gateway itself ended this exchange.",
          "An exception inside the gateway; its class is in the evidence. Certain that"
              + " it happened.",
          "Neither client nor origin did anything wrong.",
          List.of(),
          List.of("Report it with the exchange's line and the gateway's log of that second."),
          List.of("RFC 9209 section 2.3.30 (proxy_internal_error)"),
          new Mapping(500, "proxy_internal_error", "IH--", "-", "", ""));

  public static final Cause DRAIN =
      new Cause(
          "gateway.request.drain",
          "The gateway was stopped before this request was answered.",
          "The gateway was told to end, and the time that running requests get was over. Certain:"
              + " it is the gateway's own state.",
          "Only during a stop or a restart, and only of requests that took longer than that time;"
              + " a client that leaves by itself is `client.response.closed`.",
          List.of(),
          List.of(
              "Take the gateway out of the load balancer before it is stopped.",
              "Sallyport: `drain` sets how long running requests may take."),
          List.of("RFC 9209 section 2.3.29 (proxy_internal_response)"),
          new Mapping(503, "proxy_internal_response", "KR--", "-", "", ""));

  public static final Cause REQUEST_MEMORY =
      new Cause(
          "gateway.request.memory",
          "The gateway holds as many bytes of bodies for its rules as it may, and refused more.",
          "The memory for held requests was used up when this one came. Certain: it is"
              + " the gateway's own count.",
          "Counted over all exchanges whose bodies wait to be inspected. The origin was not asked"
              + " for this request, or its response was not passed on.",
          List.of(),
          List.of(
              "Give the process more memory: a quarter of its heap is used for held bodies.",
              "Lower `SecRequestBodyLimit` and `SecResponseBodyLimit`."),
          List.of("RFC 9110 section 15.6.4 (503)"),
          new Mapping(503, "proxy_internal_error", "RC--", "OM", "", ""));

  private GatewayCauses() {}
}
