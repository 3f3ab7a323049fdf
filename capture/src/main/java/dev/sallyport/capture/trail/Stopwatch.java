package dev.sallyport.capture.trail;

import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.diagnosis.trail.Side;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Measures the parts of a connection from what was told of it. */
final class Stopwatch {
  private static final long NEVER = Long.MIN_VALUE;

  private final Map<Integer, Laps> exchanges = new LinkedHashMap<>();
  private long syn = NEVER;
  private long connected = NEVER;
  private long hello = NEVER;
  private long secured = NEVER;

  /** When the parts of an exchange began and ended. */
  private static final class Laps {
    private String request = "";
    private int status;
    private long asked = NEVER;
    private long askedWhole = NEVER;
    private long answered = NEVER;
    private long answeredWhole = NEVER;
    private long bodyBytes;

    Timing.Exchange timing() {
      return new Timing.Exchange(
          request,
          status,
          between(asked, askedWhole),
          between(askedWhole, answered),
          between(answered, answeredWhole),
          bodyBytes);
    }
  }

  static Timing of(List<Told> all) {
    Stopwatch watch = new Stopwatch();
    all.forEach(watch::saw);
    List<Timing.Exchange> timings = new ArrayList<>();
    watch.exchanges.values().forEach(laps -> timings.add(laps.timing()));
    return new Timing(
        between(watch.syn, watch.connected), between(watch.hello, watch.secured), timings);
  }

  private void saw(Told told) {
    long at = told.at().nanos();
    switch (told.event()) {
      case Event.Syn _ -> syn = first(syn, at);
      case Event.Connected _ -> connected = first(connected, at);
      case Event.ClientHello _ -> hello = first(hello, at);
      case Event.HandshakeDone _ -> secured = first(secured, at);
      default -> {
        if (told.exchange() > 0) {
          exchange(told, at);
        }
      }
    }
  }

  private void exchange(Told told, long at) {
    boolean byClient = told.from() == Side.CLIENT;
    switch (told.event()) {
      case Event.RequestHead head -> {
        Laps laps = laps(told);
        laps.request = head.method() + " " + head.target();
        laps.asked = at;
        boolean bodyless = head.framing() == Event.Framing.NONE || head.contentLength() == 0;
        laps.askedWhole = bodyless ? at : NEVER;
      }
      case Event.RequestEnd _ -> laps(told).askedWhole = at;
      case Event.TlsRecord _ when byClient -> {
        laps(told).asked = at;
        laps(told).askedWhole = at;
      }
      case Event.TlsRecord _ -> laps(told).answered = first(laps(told).answered, at);
      case Event.ResponseHead head -> {
        laps(told).status = head.status();
        laps(told).answered = at;
      }
      case Event.ResponseEnd end -> {
        laps(told).answeredWhole = at;
        laps(told).bodyBytes = end.bodyBytes();
      }
      case Event.BodyCut cut when !byClient -> laps(told).bodyBytes = cut.bodyBytes();
      default -> {}
    }
  }

  private Laps laps(Told told) {
    return exchanges.computeIfAbsent(told.exchange(), number -> new Laps());
  }

  private static long first(long before, long at) {
    return before == NEVER ? at : Math.min(before, at);
  }

  /** An answer may begin before the request is whole: then nobody thought. */
  private static long between(long from, long to) {
    return from == NEVER || to == NEVER ? Timing.UNKNOWN : Math.max(0, to - from);
  }
}
