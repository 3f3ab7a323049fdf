package dev.sallyport.capture.compare;

import dev.sallyport.capture.analysis.AnalysedFlow;
import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.diagnosis.trail.Side;
import dev.sallyport.diagnosis.trail.TimedEvent;
import dev.sallyport.diagnosis.trail.Trail;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Whether one connection is a gateway's to an origin on behalf of the other's client: the same
 * request a moment later, the same name, the gateway's address, or at least opened meanwhile.
 */
final class LegLikeness {
  private static final int SAME_REQUEST = 8;
  private static final int SAME_NAME = 4;
  private static final int SAME_GATEWAY = 3;
  private static final int MEANWHILE = 1;
  private static final int MOST_REQUESTS = 100;

  private LegLikeness() {}

  static Optional<Pair> pair(AnalysedFlow client, AnalysedFlow origin) {
    if (!possible(client, origin)) {
      return Optional.empty();
    }
    long passedOn = passedOn(client, origin);
    long opened = origin.firstNanos() - client.firstNanos();
    boolean meanwhile = opened >= 0 && opened <= lastNanos(client.trail());
    if (passedOn < 0 && !meanwhile) {
      return Optional.empty();
    }
    int points = meanwhile ? MEANWHILE : 0;
    points += passedOn >= 0 ? SAME_REQUEST : 0;
    boolean sameName = Objects.equals(client.serverName(), origin.serverName());
    points += client.serverName() != null && sameName ? SAME_NAME : 0;
    points += gatewayBetween(client.trail(), origin.trail()) ? SAME_GATEWAY : 0;
    return Optional.of(new Pair(client, origin, points, passedOn >= 0 ? passedOn : opened));
  }

  /** Whether nothing speaks against it: not the recorded legs, not the addresses. */
  private static boolean possible(AnalysedFlow client, AnalysedFlow origin) {
    Trail one = client.trail();
    Trail other = origin.trail();
    boolean recorded = has(one, Side.GATEWAY) || has(other, Side.GATEWAY);
    if (recorded && (has(one, Side.ORIGIN) || has(other, Side.CLIENT))) {
      return false;
    }
    boolean sameCaller = host(one.client()).equals(host(other.client()));
    return !one.origin().equals(other.origin()) && (!sameCaller || gatewayBetween(one, other));
  }

  private static boolean gatewayBetween(Trail client, Trail origin) {
    return host(client.origin()).equals(host(origin.client()));
  }

  /**
   * Nanoseconds from a request of the client's to the same one at the origin; -1 where none came by
   * there while its connection was open.
   */
  private static long passedOn(AnalysedFlow client, AnalysedFlow origin) {
    long end = client.firstNanos() + lastNanos(client.trail());
    long soonest = -1;
    List<TimedEvent> passed = requests(origin.trail());
    for (TimedEvent asked : requests(client.trail())) {
      long from = client.firstNanos() + asked.atNanos();
      for (TimedEvent again : passed) {
        long at = origin.firstNanos() + again.atNanos();
        boolean same = Milestones.key(asked).equals(Milestones.key(again));
        if (same && at >= from && at <= end && (soonest < 0 || at - from < soonest)) {
          soonest = at - from;
        }
      }
    }
    return soonest;
  }

  private static List<TimedEvent> requests(Trail trail) {
    return trail.events().stream()
        .filter(at -> at.event() instanceof Event.RequestHead)
        .limit(MOST_REQUESTS)
        .toList();
  }

  private static boolean has(Trail trail, Side side) {
    return trail.events().stream().anyMatch(at -> at.from() == side || at.to() == side);
  }

  private static String host(String endpoint) {
    return endpoint.substring(0, Math.max(0, endpoint.lastIndexOf(':')));
  }

  private static long lastNanos(Trail trail) {
    return trail.events().isEmpty() ? 0 : trail.events().getLast().atNanos();
  }
}
