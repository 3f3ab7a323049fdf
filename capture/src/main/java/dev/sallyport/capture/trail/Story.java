package dev.sallyport.capture.trail;

import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.diagnosis.trail.Side;
import dev.sallyport.diagnosis.trail.TimedEvent;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Collects what is told of one connection. Keeps at most {@link #MOST_EVENTS}: of a longer story
 * exchanges without anything notable go first, and are only counted. Not thread-safe.
 */
public final class Story {
  static final int MOST_EVENTS = 256;
  private static final long QUICK_NANOS = Duration.ofSeconds(1).toNanos();

  private final List<Told> told = new ArrayList<>();
  private final Deque<Integer> quiet = new ArrayDeque<>();
  private final Set<String> closings = new TreeSet<>();
  private final Set<String> reasons = new TreeSet<>();
  private @Nullable String serverName;
  private String protocol = "";
  private String security = "";
  private Leg leg = Leg.UNKNOWN;
  private @Nullable Contents contents;
  private boolean opened;
  private int requests;
  private int responses;
  private int dropped;

  /** Adds an event that one side sent to the other. */
  public void sent(Moment at, Side from, Event event) {
    sent(at, from, event, 0);
  }

  /** Adds an event of an exchange. */
  public void sent(Moment at, Side from, Event event, int exchange) {
    switch (event) {
      case Event.RequestHead _ -> requests++;
      case Event.ResponseHead _ -> responses++;
      case Event.ClientHello hello when hello.serverName() != null ->
          serverName = hello.serverName();
      default -> {}
    }
    add(new Told(at, from, from == Side.CLIENT ? Side.ORIGIN : Side.CLIENT, event, exchange));
  }

  /** Adds what a side did by itself. */
  public void did(Moment at, Side who, Event event, int exchange) {
    add(new Told(at, who, who, event, exchange));
  }

  /** An exchange is over; without anything notable it need not be kept. */
  public void ended(int exchange) {
    Moment first = null;
    for (Told one : told) {
      if (one.exchange() == exchange) {
        first = first == null ? one.at() : first;
        if (notable(one.event()) || one.at().nanos() - first.nanos() > QUICK_NANOS) {
          return;
        }
      }
    }
    quiet.add(exchange);
  }

  /** What follows from a side stays closed. {@code reason} begins with its stable word. */
  public void closed(Moment at, Side from, String reason) {
    if (closings.size() < 16 && closings.add(from.word() + " " + reason)) {
      reasons.add(reason);
      sent(at, from, new Event.KeyUnavailable(reason));
    }
  }

  /** Whose connection it is; its events are told of those sides. */
  public void leg(Leg whose) {
    leg = whose;
  }

  /** Heads and bodies are wanted, too. */
  public void keep(Contents all) {
    contents = all;
  }

  /** Where heads and bodies go; null where nobody wants them. */
  public @Nullable Contents contents() {
    return contents;
  }

  /** Encrypted application data was read. */
  public void opened() {
    opened = true;
  }

  public void protocol(String spoken) {
    protocol = spoken;
  }

  /** The version of TLS. */
  public void secured(String version) {
    security = version;
  }

  /** Whether TLS is spoken. */
  public boolean encrypted() {
    return !security.isEmpty();
  }

  /** For instance {@code TLSv1.2 http/1.1}; {@code tcp} where nothing is known. */
  public String protocol() {
    String both = (security + " " + protocol).strip();
    return both.isEmpty() ? "tcp" : both;
  }

  public @Nullable String serverName() {
    return serverName;
  }

  /** Whether some application data was decrypted. */
  public boolean wasOpened() {
    return opened;
  }

  /** Why something stays closed, by reason; empty where nothing does. */
  public Set<String> reasons() {
    return reasons;
  }

  public int requests() {
    return requests;
  }

  public int responses() {
    return responses;
  }

  /** Events that were not kept. */
  public int dropped() {
    return dropped;
  }

  /** Numbers of the exchanges of which something is kept, the connection's 0 left out. */
  public Set<Integer> exchanges() {
    Set<Integer> numbers = new TreeSet<>();
    told.forEach(one -> numbers.add(one.exchange()));
    numbers.remove(0);
    quiet.forEach(numbers::remove);
    return numbers;
  }

  /** The events of the connection and of these exchanges, in the order of time. */
  public List<TimedEvent> events(IntPredicate exchange) {
    List<Told> sorted = new ArrayList<>(told);
    sorted.sort(Comparator.comparingLong((Told one) -> one.at().nanos()));
    if (sorted.isEmpty()) {
      return List.of();
    }
    long zero = sorted.getFirst().at().nanos();
    return sorted.stream()
        .filter(one -> one.exchange() == 0 || exchange.test(one.exchange()))
        .map(one ->
            new TimedEvent(
                one.at().nanos() - zero,
                leg.side(one.from()),
                leg.side(one.to()),
                one.event(),
                one.at().packet() == 0 ? null : one.at().packet()))
        .toList();
  }

  /** How long its parts took. */
  public Timing timing() {
    return Stopwatch.of(told);
  }

  private void add(Told one) {
    if (told.size() == MOST_EVENTS) {
      makeRoom();
    }
    told.add(one);
  }

  private void makeRoom() {
    Integer oldest = quiet.poll();
    int before = told.size();
    if (oldest != null) {
      told.removeIf(one -> one.exchange() == oldest);
    }
    if (told.size() == before) {
      told.remove(before / 2);
    }
    dropped += before - told.size();
  }

  private static boolean notable(Event event) {
    return switch (event) {
      case Event.Reused _,
          Event.RequestHead _,
          Event.RequestEnd _,
          Event.Informational _,
          Event.Redirected _,
          Event.ResponseEnd _,
          Event.TlsRecord _ ->
          false;
      case Event.ResponseHead head -> head.status() >= 400;
      default -> true;
    };
  }
}
