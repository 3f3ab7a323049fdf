package dev.sallyport.diagnosis.catalogue;

import dev.sallyport.diagnosis.cause.Cause;
import dev.sallyport.diagnosis.cause.Cause.Mapping;
import java.util.List;

/** What several TCP connections to the origin show, and one does not. */
public final class Reachability {
  public static final Cause RESET_AT_ONCE =
      new Cause(
          "origin.connect.reset-at-once",
          "The origin's address takes the TCP connection and ends it before a byte was sent.",
          "SYN, SYN/ACK, and then a reset or FIN of the origin's, though nothing was sent. Certain"
              + " where it was seen more than once.",
          "A refused connection never comes up. Here something answers: a balancer without a"
              + " healthy server, a SYN proxy, an access list, a full queue.",
          List.of(
              "Check the balancer's pool, and the access list of the service for the gateway's"
                  + " address."),
          List.of("Check that the gateway's address is allowed at the origin."),
          List.of("RFC 9293 section 3.5.3 (reset)", "RFC 9209 section 2.3.8"),
          new Mapping(
              502,
              "connection_terminated",
              "SC--",
              "UF",
              "recv() failed (104: Connection reset by peer) while reading response header from"
                  + " upstream",
              "520"));

  public static final Cause INTERMITTENT =
      new Cause(
          "origin.connect.intermittent",
          "Some connections to the origin's address come up, and others do not.",
          "Of several connections one after the other at least one came up and at least one did"
              + " not. Certain: both were seen.",
          "An address that never answers is another cause. This one is loss on the path, a full"
              + " accept queue, a limit on connections, or one of several servers behind a"
              + " balancer.",
          List.of(
              "Check the accept queue (`ss -lnt`, `nstat TcpExtListenOverflows`) and the health of"
                  + " each server behind the address."),
          List.of("Keep connections open, and try another address where one does not answer."),
          List.of("RFC 9293 section 3.8.1 (retransmission)", "RFC 9209 section 2.3.7"),
          new Mapping(
              504,
              "connection_timeout",
              "sC--",
              "UF",
              "upstream timed out (110: Connection timed out) while connecting to upstream",
              "522"));

  public static final Cause SYN_LOST =
      new Cause(
          "origin.connect.syn-lost",
          "Connections to the origin's address come up only when the SYN is sent again.",
          "At least one connection took a second or more, where others took much less: the first"
              + " retransmission comes after one second. Never certain without a"
              + " capture, which shows the second SYN.",
          "A slow network makes all connections slow. Loss on the path and a full accept queue look"
              + " alike from outside.",
          List.of("Check the accept queue of the origin, and the path for loss."),
          List.of("Keep connections open, so that fewer are needed."),
          List.of("RFC 6298 section 2 (first retransmission after one second)"),
          new Mapping(
              504,
              "connection_timeout",
              "sC--",
              "UF",
              "upstream timed out (110: Connection timed out) while connecting to upstream",
              "522"));

  private Reachability() {}

  static List<Cause> all() {
    return List.of(RESET_AT_ONCE, INTERMITTENT, SYN_LOST);
  }
}
