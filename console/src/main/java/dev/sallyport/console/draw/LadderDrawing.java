package dev.sallyport.console.draw;

import static dev.sallyport.console.html.Html.el;

import dev.sallyport.console.html.Element;
import dev.sallyport.console.html.Html;
import dev.sallyport.diagnosis.report.Colour;
import dev.sallyport.diagnosis.report.EventText;
import dev.sallyport.diagnosis.trail.Legs;
import dev.sallyport.diagnosis.trail.Seconds;
import dev.sallyport.diagnosis.trail.Side;
import dev.sallyport.diagnosis.trail.TimedEvent;
import dev.sallyport.diagnosis.trail.Trail;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Both legs of an exchange side by side on one axis of time, as SVG: client to gateway at the left,
 * gateway to origin at the right, an arrow for what was sent, a mark for what one side did. A trail
 * of one leg gets two lines.
 */
public final class LadderDrawing {
  private static final int WIDTH = 1060;
  private static final int TIME = 8;
  private static final int CLIENT = 100;
  private static final int ORIGIN = 1040;
  private static final int TOP = 34;
  private static final int MOST_CHARACTERS = 62;

  private final Set<TimedEvent> evidence;
  private final boolean oneLeg;
  private final TimeScale scale = new TimeScale(TOP - 8);
  private final List<Html> drawn = new ArrayList<>();
  private boolean originTried;

  private LadderDrawing(boolean oneLeg, Set<TimedEvent> evidence) {
    this.oneLeg = oneLeg;
    this.evidence = evidence;
  }

  /**
   * Draws.
   *
   * @param evidence events that are marked
   */
  public static Html of(Trail trail, Set<TimedEvent> evidence) {
    LadderDrawing drawing = new LadderDrawing(Legs.oneLeg(trail), evidence);
    trail.events().forEach(drawing::event);
    return el("div", drawing.framed("Ladder of " + trail.name()))
        .as("ladder")
        .with("tabindex", 0)
        .with("role", "region")
        .with("aria-label", "Ladder of " + trail.name());
  }

  private void event(TimedEvent at) {
    if (scale.silent(at.atNanos())) {
      silence(at);
    }
    int y = scale.place(at.atNanos());
    if (evidence.contains(at)) {
      drawn.add(
          el("rect")
              .as("evidence")
              .with("x", 0)
              .with("y", y - 15)
              .with("width", WIDTH)
              .with("height", TimeScale.ROW - 1));
    }
    Integer packet = at.packet();
    String when = String.format(Locale.ROOT, "%.3f", at.atNanos() / 1e9);
    drawn.add(label(TIME, y, "time", packet == null ? when : when + " #" + packet));
    String paint = Colour.of(at.event()).word();
    boolean ofOrigin = oneLeg || Legs.concernsOrigin(at, originTried);
    originTried |= at.onOriginLeg();
    if (at.local()) {
      local(at, y, paint, ofOrigin);
    } else {
      sent(at, y, paint);
    }
  }

  private void silence(TimedEvent at) {
    int top = scale.y() + 6;
    int height = scale.gap(at.atNanos()) - 2;
    drawn.add(
        el("rect")
            .as("silence")
            .with("x", CLIENT)
            .with("y", top)
            .with("width", ORIGIN - CLIENT)
            .with("height", height));
    drawn.add(
        label(
            CLIENT + 12,
            top + height / 2 + 4,
            "quiet",
            Seconds.text(scale.since(at.atNanos())) + " of silence"));
  }

  private void local(TimedEvent at, int y, String paint, boolean ofOrigin) {
    int x = x(at.from());
    boolean toTheRight = at.from() == Side.CLIENT || at.from() == Side.GATEWAY && ofOrigin;
    drawn.add(el("circle").as(paint).with("cx", x).with("cy", y - 4).with("r", 4));
    Element text = label(toTheRight ? x + 12 : x - 12, y, paint, EventText.of(at.event()));
    drawn.add(toTheRight ? text : text.with("text-anchor", "end"));
  }

  private void sent(TimedEvent at, int y, String paint) {
    int from = x(at.from());
    int to = x(at.to());
    int head = to > from ? -8 : 8;
    drawn.add(
        el("path")
            .as(paint)
            .with(
                "d", "M%d %dH%dm%d -3.5l%d 3.5l%d 3.5".formatted(from, y, to, head, -head, head)));
    drawn.add(label(Math.min(from, to) + 14, y - 4, paint, EventText.of(at.event())));
  }

  private static Element label(int x, int y, String classes, String text) {
    boolean cut = text.length() > MOST_CHARACTERS;
    Element label =
        el("text", cut ? text.substring(0, MOST_CHARACTERS - 1) + "…" : text)
            .as(classes)
            .with("x", x)
            .with("y", y);
    return cut ? label.add(el("title", text)) : label;
  }

  private Element framed(String title) {
    int height = scale.y() + 16;
    List<Html> lines = new ArrayList<>();
    for (Side side : Side.values()) {
      if (!oneLeg || side != Side.GATEWAY) {
        int x = x(side);
        lines.add(el("path").as("side").with("d", "M%d %dV%d".formatted(x, TOP - 12, height)));
        String anchor =
            switch (side) {
              case CLIENT -> "start";
              case GATEWAY -> "middle";
              case ORIGIN -> "end";
            };
        lines.add(label(x, TOP - 20, "head", side.word()).with("text-anchor", anchor));
      }
    }
    lines.add(label(TIME, TOP - 20, "time", "seconds"));
    return el("svg", lines)
        .add(drawn)
        .with("viewBox", "0 0 %d %d".formatted(WIDTH, height))
        .with("role", "img")
        .with("aria-label", title);
  }

  private static int x(Side side) {
    return switch (side) {
      case CLIENT -> CLIENT;
      case GATEWAY -> (CLIENT + ORIGIN) / 2;
      case ORIGIN -> ORIGIN;
    };
  }
}
