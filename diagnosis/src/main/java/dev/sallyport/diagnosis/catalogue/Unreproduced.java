package dev.sallyport.diagnosis.catalogue;

import java.util.Map;
import java.util.Optional;

/**
 * Causes that no fault server and no client of the lab brings about on one machine, each with the
 * reason. All others were seen to be named.
 */
public final class Unreproduced {
  private static final String SIDE_BY_SIDE =
      "No single exchange shows it, and the lab's servers are asked one at a time.";
  private static final String RESOLVER =
      "The machine's own resolver is asked, and it cannot be put at fault for one test.";

  private static final Map<String, String> REASONS =
      Map.ofEntries(
          Map.entry(
              GatewayCauses.REQUEST_MEMORY.id(),
              "A quarter of the heap would have to be held at once, beside all other tests."),
          Map.entry(
              GatewayCauses.CONNECT_LOCAL.id(),
              "All ports or all descriptors of the machine would have to be taken."),
          Map.entry(GatewayCauses.FAULT.id(), "It takes a fault in the gateway; none is known."),
          Map.entry(Names.TIMEOUT.id(), RESOLVER),
          Map.entry(Names.FAILED.id(), RESOLVER),
          Map.entry(
              Renegotiation.UNSAFE.id(),
              "No TLS library at hand renegotiates without RFC 5746 as a server."),
          Map.entry(
              Alerts.byClient(AlertName.UNKNOWN.description()).id(),
              "BoringSSL takes an alert that is in no registry for a fault of the handshake."),
          Map.entry(
              ResponseFaults.CLOSED_LATE.id(),
              "No server of the lab ends a response late; captures made elsewhere show it."),
          Map.entry(Comparisons.HOST_UNKNOWN.id(), SIDE_BY_SIDE),
          Map.entry(Comparisons.REDIRECT_LOOP.id(), SIDE_BY_SIDE),
          Map.entry(Comparisons.RESUMPTION_LOST.id(), SIDE_BY_SIDE));

  private Unreproduced() {}

  /** Cause ids with their reasons. */
  public static Map<String, String> reasons() {
    return REASONS;
  }

  /** Why this cause could not be brought about; empty where it was. */
  public static Optional<String> reason(String id) {
    return Optional.ofNullable(REASONS.get(id));
  }
}
