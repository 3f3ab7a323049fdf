package dev.sallyport.diagnosis.trail;

import java.util.ArrayList;
import java.util.List;

/**
 * A trail parted by connection: what passed between client and gateway, and each attempt to reach
 * the origin. A trail of one leg (a capture, a probe) has no client leg; its client is the peer of
 * the origin.
 *
 * @param client events of the connection between client and gateway, and the gateway's own
 * @param attempts in the order of time; empty where the origin was never tried
 */
public record Legs(List<TimedEvent> client, List<Attempt> attempts) {

  public Legs {
    client = List.copyOf(client);
    attempts = List.copyOf(attempts);
  }

  /** Parts a trail. */
  public static Legs of(Trail trail) {
    boolean oneLeg = oneLeg(trail);
    List<TimedEvent> client = new ArrayList<>();
    List<List<TimedEvent>> attempts = new ArrayList<>();
    for (TimedEvent at : trail.events()) {
      if (oneLeg || concernsOrigin(at, !attempts.isEmpty())) {
        if (attempts.isEmpty() || begins(at.event(), attempts.getLast())) {
          attempts.add(new ArrayList<>());
        }
        attempts.getLast().add(at);
      } else {
        client.add(at);
        if (clientLeft(at) && !attempts.isEmpty()) {
          attempts.getLast().add(at);
        }
      }
    }
    return new Legs(client, attempts.stream().map(Attempt::new).toList());
  }

  /** Whether no gateway takes part in it. */
  public static boolean oneLeg(Trail trail) {
    return trail.events().stream()
        .noneMatch(at -> at.from() == Side.GATEWAY || at.to() == Side.GATEWAY);
  }

  /**
   * Whether an event of a trail with a gateway belongs to the connection with the origin.
   *
   * @param originTried whether an event of that connection came before
   */
  public static boolean concernsOrigin(TimedEvent at, boolean originTried) {
    if (at.onOriginLeg()) {
      return true;
    }
    if (!at.local() || at.from() == Side.CLIENT) {
      return false;
    }
    return switch (at.event()) {
      case Event.TimerFired fired -> waitsForOrigin(fired.timer());
      case Event.NameAsked _,
          Event.NameResolved _,
          Event.NameFailed _,
          Event.Syn _,
          Event.Connected _,
          Event.ConnectFailed _,
          Event.Reused _,
          Event.Retried _,
          Event.NoOrigin _ ->
          true;
      case Event.Refused _,
          Event.RuleExhausted _,
          Event.LimitReached _,
          Event.InternalFault _,
          Event.Answered _ ->
          false;
      default -> originTried;
    };
  }

  /** Whether it is the origin, not the client, that keeps us waiting. */
  public static boolean waitsForOrigin(Timer timer) {
    return switch (timer) {
      case QUEUE,
          DNS,
          CONNECT,
          HANDSHAKE,
          RENEGOTIATION,
          SEND,
          RESPONSE_HEAD,
          RESPONSE_BODY_IDLE,
          TUNNEL_IDLE ->
          true;
      default -> false;
    };
  }

  /** Whether it ends a client's connection or stream, by the client's doing. */
  public static boolean clientLeft(TimedEvent at) {
    return at.from() == Side.CLIENT
        && (at.event() instanceof Event.Fin
            || at.event() instanceof Event.Reset
            || at.event() instanceof Event.StreamReset);
  }

  private static boolean begins(Event event, List<TimedEvent> current) {
    return switch (event) {
      case Event.Retried _ -> true;
      case Event.NameAsked _, Event.Syn _, Event.Reused _ ->
          !current.stream().allMatch(at -> precedesConnection(at.event()));
      default -> false;
    };
  }

  private static boolean precedesConnection(Event event) {
    return event instanceof Event.Retried
        || event instanceof Event.NameAsked
        || event instanceof Event.NameResolved
        || event instanceof Event.Syn;
  }
}
