package dev.sallyport.diagnosis.trail;

import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to reach the origin: one connection from its name to its end, in the order of time.
 * Whoever speaks to the origin, a client or the gateway, is called the peer here. Where the client
 * of a gateway left, that stands in the attempt too, because it ends it.
 */
public record Attempt(List<TimedEvent> events) {

  public Attempt {
    events = List.copyOf(events);
  }

  /** An event with its own type. {@code index}: its place in the attempt that found it. */
  public record Seen<E extends Event>(int index, TimedEvent at, E event) {}

  public <E extends Event> @Nullable Seen<E> first(Class<E> kind) {
    return first(kind, at -> true);
  }

  public <E extends Event> @Nullable Seen<E> first(Class<E> kind, Predicate<TimedEvent> where) {
    for (int i = 0; i < events.size(); i++) {
      Seen<E> seen = seen(i, kind, where);
      if (seen != null) {
        return seen;
      }
    }
    return null;
  }

  public <E extends Event> @Nullable Seen<E> last(Class<E> kind) {
    return last(kind, at -> true);
  }

  public <E extends Event> @Nullable Seen<E> last(Class<E> kind, Predicate<TimedEvent> where) {
    for (int i = events.size() - 1; i >= 0; i--) {
      Seen<E> seen = seen(i, kind, where);
      if (seen != null) {
        return seen;
      }
    }
    return null;
  }

  public boolean has(Class<? extends Event> kind) {
    return first(kind) != null;
  }

  /** What came after that event. */
  public Attempt after(Seen<?> seen) {
    return new Attempt(events.subList(seen.index() + 1, events.size()));
  }

  /** What came before that event. */
  public Attempt before(Seen<?> seen) {
    return new Attempt(events.subList(0, seen.index()));
  }

  /** Whether the origin sent it. */
  public static boolean byOrigin(TimedEvent at) {
    return at.from() == Side.ORIGIN;
  }

  /** Whether the other end of the connection with the origin sent it. */
  public static boolean byPeer(TimedEvent at) {
    return at.to() == Side.ORIGIN && at.from() != Side.ORIGIN;
  }

  private <E extends Event> @Nullable Seen<E> seen(
      int index, Class<E> kind, Predicate<TimedEvent> where) {
    TimedEvent at = events.get(index);
    return kind.isInstance(at.event()) && where.test(at)
        ? new Seen<>(index, at, kind.cast(at.event()))
        : null;
  }
}
