package dev.sallyport.diagnosis.report;

import dev.sallyport.diagnosis.report.Colour.Paint;
import dev.sallyport.diagnosis.trail.Legs;
import dev.sallyport.diagnosis.trail.Seconds;
import dev.sallyport.diagnosis.trail.Side;
import dev.sallyport.diagnosis.trail.TimedEvent;
import dev.sallyport.diagnosis.trail.Trail;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * A trail as text, one line an event, at most {@link #WIDTH} columns.
 *
 * <pre>
 *     time  client                  gateway                   origin
 *  0.000 s  |----- GET / ---------->|                         |
 *  0.005 s  |                       |<-- HelloRequest (28) ---|
 *           . . . 12.01 s of silence
 * 12.015 s  |                       | * timer renegotiation   |
 * </pre>
 */
public final class Ladder {
  public static final int WIDTH = 100;

  private static final long SILENCE_NANOS = Duration.ofSeconds(1).toNanos();
  private static final DateTimeFormatter DAY_TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSS", Locale.ROOT);
  private static final int ELAPSED = 12;
  private static final int CLOCK = 17;

  private final Function<TimedEvent, String> when;
  private final int timeWidth;
  private final boolean oneLeg;
  private final int packetWidth;
  private final int oneGap;
  private final int twoGap;
  private final Colour colour;
  private final StringBuilder out = new StringBuilder();

  private Ladder(Trail trail, int timeWidth, Function<TimedEvent, String> when, Colour colour) {
    this.timeWidth = timeWidth;
    this.when = when;
    this.oneLeg = Legs.oneLeg(trail);
    this.packetWidth = packetWidth(trail);
    this.oneGap = WIDTH - timeWidth - packetWidth - 2;
    this.twoGap = (WIDTH - timeWidth - packetWidth - 3) / 2;
    this.colour = colour;
  }

  /** Draws a trail; each line ends with a line feed. */
  public static String draw(Trail trail, Colour colour) {
    return draw(
        trail,
        new Ladder(
            trail,
            ELAPSED,
            at -> String.format(Locale.ROOT, "%8.3f s  ", at.atNanos() / 1e9),
            colour));
  }

  /** Draws a trail with times of day, where it is known when it began. */
  public static String draw(Trail trail, Colour colour, ZoneId zone) {
    Instant start = trail.start();
    return start == null
        ? draw(trail, colour)
        : draw(
            trail,
            new Ladder(
                trail,
                CLOCK,
                at -> DAY_TIME.format(start.plusNanos(at.atNanos()).atZone(zone)) + "  ",
                colour));
  }

  private static String draw(Trail trail, Ladder ladder) {
    ladder.columns();
    ladder.rungs(trail.events());
    return ladder.out.toString();
  }

  /** Columns for the packets' numbers, where there are any. */
  private static int packetWidth(Trail trail) {
    int longest = 0;
    for (TimedEvent at : trail.events()) {
      Integer packet = at.packet();
      longest = packet == null ? longest : Math.max(longest, packet.toString().length() + 2);
    }
    return longest;
  }

  private void columns() {
    String line =
        oneLeg
            ? pad("client", oneGap + 1 - 5) + "origin"
            : pad("client", twoGap + 1 - 3) + pad("gateway", twoGap + 1 - 2) + "origin";
    String head = " ".repeat(timeWidth - 6) + "time  " + " ".repeat(packetWidth);
    line(head + line, Paint.STRONG);
  }

  private void rungs(List<TimedEvent> events) {
    long before = 0;
    boolean tried = false;
    for (TimedEvent at : events) {
      long silence = at.atNanos() - before;
      if (silence >= SILENCE_NANOS) {
        line(" ".repeat(timeWidth) + ". . . " + Seconds.text(silence) + " of silence", Paint.FAINT);
      }
      before = at.atNanos();
      tried |= at.onOriginLeg();
      line(time(at) + rung(at, tried), Colour.of(at.event()));
    }
  }

  private String rung(TimedEvent at, boolean originTried) {
    String label = EventText.of(at.event());
    if (oneLeg) {
      return "|" + span(at, label, oneGap) + "|";
    }
    if (across(at)) {
      return "|" + span(at, label, 2 * twoGap + 1) + "|";
    }
    return Legs.concernsOrigin(at, originTried)
        ? "|" + " ".repeat(twoGap) + "|" + span(at, label, twoGap) + "|"
        : "|" + span(at, label, twoGap) + "|" + " ".repeat(twoGap) + "|";
  }

  private static boolean across(TimedEvent at) {
    return !at.local() && at.from() != Side.GATEWAY && at.to() != Side.GATEWAY;
  }

  private static String span(TimedEvent at, String label, int width) {
    if (at.local()) {
      return pad(" * " + Printable.cut(label, width - 4), width);
    }
    String text = " " + Printable.cut(label, width - 10) + " ";
    String shaft = "---" + text + "-".repeat(width - 4 - text.length());
    return at.from().compareTo(at.to()) < 0 ? shaft + ">" : "<" + shaft;
  }

  private String time(TimedEvent at) {
    String time = when.apply(at);
    if (packetWidth == 0) {
      return time;
    }
    Integer packet = at.packet();
    return time + pad(packet == null ? "" : "#" + packet, packetWidth);
  }

  private void line(String text, Paint paint) {
    out.append(colour.paint(paint, text.stripTrailing())).append('\n');
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }
}
