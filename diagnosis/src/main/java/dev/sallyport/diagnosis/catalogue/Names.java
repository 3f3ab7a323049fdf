package dev.sallyport.diagnosis.catalogue;

import dev.sallyport.diagnosis.cause.Cause;
import dev.sallyport.diagnosis.cause.Cause.Mapping;
import java.util.List;

/** What can go wrong while the origin's name becomes an address. */
public final class Names {
  public static final Cause NOT_FOUND =
      new Cause(
          "origin.dns.not-found",
          "The resolver says that the origin's name does not exist or has no address.",
          "NXDOMAIN, or an answer without an address. Certain: it is the resolver's" + " answer.",
          "The resolver did answer, so it works. No SYN was sent. Ask it again by hand, with the"
              + " resolver that the gateway uses: a split DNS may know the name inside only.",
          List.of(
              "Publish an A or AAAA record for the name, where the gateway's resolver sees it."),
          List.of(
              "Sallyport: check the host in `origins`, or write the address there and set"
                  + " `origin_tls.sni` and `origin_tls.verify_name` to the name."),
          List.of("RFC 1035 section 4.1.1 (RCODE 3)", "RFC 2308 section 2"),
          new Mapping(
              502, "dns_error", "SC--", "DF", "could not be resolved (3: Host not found)", "530"));

  public static final Cause TIMEOUT =
      new Cause(
          "origin.dns.timeout",
          "The resolver gave no answer for the origin's name in time.",
          "A question to the resolver and no answer until the timer fired. Certain: the"
              + " timer is the gateway's own.",
          "No answer at all, good or bad. The name may be right; the resolver or the way to it is"
              + " at fault. No SYN was sent.",
          List.of("Check that the name servers of the origin's zone answer from outside."),
          List.of(
              "Check the resolver of the gateway's machine and UDP and TCP port 53 towards it.",
              "Sallyport: `timeouts.dns` sets how long the gateway waits."),
          List.of("RFC 1035 section 4.2.1", "RFC 9209 section 2.3.1 (dns_timeout)"),
          new Mapping(
              504,
              "dns_timeout",
              "SC--",
              "DF",
              "could not be resolved (110: Operation timed out)",
              "530"));

  public static final Cause FAILED =
      new Cause(
          "origin.dns.failed",
          "The resolver answered with an error for the origin's name.",
          "SERVFAIL, REFUSED or another error of the resolver. Certain: it is the"
              + " resolver's answer.",
          "An answer came, but it says neither an address nor that the name is absent: for instance"
              + " SERVFAIL or REFUSED. DNSSEC faults look like this too.",
          List.of("Check the zone of the origin's name: delegation, DNSSEC, name servers."),
          List.of("Ask the gateway's resolver by hand and read its log for this name."),
          List.of("RFC 1035 section 4.1.1 (RCODE)", "RFC 9209 section 2.3.2 (dns_error)"),
          new Mapping(
              502, "dns_error", "SC--", "DF", "could not be resolved (2: Server failure)", "530"));

  private Names() {}
}
