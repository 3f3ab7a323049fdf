package dev.sallyport.diagnosis.catalogue;

import dev.sallyport.diagnosis.cause.Cause;
import dev.sallyport.diagnosis.cause.Cause.Mapping;
import java.util.List;

/** What can go wrong while the TCP connection to the origin comes up. */
public final class Connect {
  public static final Cause REFUSED =
      new Cause(
          "origin.connect.refused",
          "The origin's address refused the TCP connection.",
          "SYN, then RST; the system says ECONNREFUSED. Certain where the answer was"
              + " seen; whether the machine or a firewall sent it, the TTL may tell.",
          "A reset answered the SYN: the host is reachable, but nothing listens on that port, or a"
              + " firewall refuses. If the TTL of the reset differs from that of other packets of"
              + " the host, a box on the way sent it.",
          List.of(
              "Start the service, and check that it listens on this address and port.",
              "Check whether a firewall on the host refuses the gateway's address."),
          List.of("Sallyport: check address and port in `origins`."),
          List.of("RFC 9293 section 3.10.7.1", "RFC 9209 section 2.3.7 (connection_refused)"),
          new Mapping(
              502,
              "connection_refused",
              "SC--",
              "UF",
              "connect() failed (111: Connection refused) while connecting to upstream",
              "521"));

  public static final Cause TIMEOUT =
      new Cause(
          "origin.connect.timeout",
          "The origin's address did not answer the TCP connection attempt.",
          "SYN, sent again at growing distances, and no answer. Certain with the"
              + " gateway's timer; likely in a capture, which may lack the answer.",
          "SYN packets went out and nothing came back: no reset, no ICMP. Usually a firewall drops"
              + " them, the route is wrong, or the origin's listen queue is full. If the address"
              + " answers from elsewhere, the gateway's address is blocked.",
          List.of(
              "Let the gateway's addresses through the firewall in front of the origin.",
              "Check the load of the origin: a full listen queue drops SYN packets too."),
          List.of(
              "Sallyport: check the address in `origins`; `timeouts.connect` sets the wait.",
              "Check which source address the gateway uses and whether the origin's side knows it."),
          List.of("RFC 9293 section 3.8.3", "RFC 9209 section 2.3.9 (connection_timeout)"),
          new Mapping(
              504,
              "connection_timeout",
              "sC--",
              "UF",
              "upstream timed out (110: Connection timed out) while connecting to upstream",
              "522"));

  public static final Cause UNREACHABLE =
      new Cause(
          "origin.connect.unreachable",
          "No route leads to the origin's address.",
          "The system or an ICMP message says that there is no way to the address."
              + " Certain: it is the system's answer.",
          "The gateway's system or a router on the way said so at once; a timeout would have been"
              + " silent. Often an IPv6 address on a machine that has no IPv6.",
          List.of("Remove addresses from DNS that the gateway cannot reach, for instance AAAA."),
          List.of("Check routes and address families of the gateway's machine."),
          List.of(
              "RFC 792 (destination unreachable)",
              "RFC 9209 section 2.3.6 (destination_ip_unroutable)"),
          new Mapping(
              502,
              "destination_ip_unroutable",
              "SC--",
              "UF",
              "connect() failed (113: No route to host) while connecting to upstream",
              "523"));

  private Connect() {}
}
