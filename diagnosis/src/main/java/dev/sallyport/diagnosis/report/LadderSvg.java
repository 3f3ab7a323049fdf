package dev.sallyport.diagnosis.report;

import dev.sallyport.diagnosis.trail.Legs;
import dev.sallyport.diagnosis.trail.Seconds;
import dev.sallyport.diagnosis.trail.Side;
import dev.sallyport.diagnosis.trail.TimedEvent;
import dev.sallyport.diagnosis.trail.Trail;
import java.util.Locale;

/** A trail as an SVG drawing: one line down for each side, one arrow for each event. */
final class LadderSvg {
  private static final int ROW = 22;
  private static final int TOP = 40;
  private static final int LEFT = 170;
  private static final int WIDTH = 1000;
  private static final int RIGHT = WIDTH - 40;
  private static final long SILENCE_NANOS = 1_000_000_000L;

  private final StringBuilder out = new StringBuilder();
  private final boolean oneLeg;
  private int y = TOP;

  private LadderSvg(boolean oneLeg) {
    this.oneLeg = oneLeg;
  }

  static String draw(Trail trail) {
    LadderSvg drawing = new LadderSvg(Legs.oneLeg(trail));
    long before = 0;
    for (TimedEvent at : trail.events()) {
      if (at.atNanos() - before >= SILENCE_NANOS) {
        drawing.silence(at.atNanos() - before);
      }
      before = at.atNanos();
      drawing.event(at);
    }
    return drawing.framed();
  }

  private void silence(long nanos) {
    y += ROW;
    text(LEFT + 10, y, "faint", "", ". . . " + Seconds.text(nanos) + " of silence");
  }

  private void event(TimedEvent at) {
    y += ROW;
    String kind = Colour.of(at.event()).word();
    Integer packet = at.packet();
    String when = String.format(Locale.ROOT, "%.3f s", at.atNanos() / 1e9);
    text(10, y, "faint", "", when + (packet == null ? "" : "  #" + packet));
    int from = x(at.from());
    int to = x(at.to());
    String label = EventText.of(at.event());
    if (at.local()) {
      out.append(
          "<circle class=\"%s\" cx=\"%d\" cy=\"%d\" r=\"4\"/>%n".formatted(kind, from, y - 4));
      boolean last = from == RIGHT;
      text(last ? from - 10 : from + 10, y, kind, last ? "end" : "", label);
      return;
    }
    int head = to > from ? -8 : 8;
    out.append(
        "<path class=\"%s\" d=\"M%d %dH%dM%d %dl%d -4v8z\"/>%n"
            .formatted(kind, from, y, to, to, y, head));
    text(Math.min(from, to) + 14, y - 4, kind, "", label);
  }

  private String framed() {
    int height = y + ROW;
    StringBuilder svg = new StringBuilder();
    svg.append(
        "<svg viewBox=\"0 0 %d %d\" role=\"img\" xmlns=\"http://www.w3.org/2000/svg\">%n"
            .formatted(WIDTH, height));
    for (Side side : Side.values()) {
      if (!oneLeg || side != Side.GATEWAY) {
        svg.append(
            "<path class=\"side\" d=\"M%d %dV%d\"/><text class=\"head\" x=\"%d\" y=\"%d\""
                    .formatted(x(side), TOP - 10, height, x(side), TOP - 18)
                + " text-anchor=\"middle\">%s</text>%n".formatted(side.word()));
      }
    }
    return svg.append(out).append("</svg>\n").toString();
  }

  private int x(Side side) {
    return switch (side) {
      case CLIENT -> LEFT;
      case GATEWAY -> (LEFT + RIGHT) / 2;
      case ORIGIN -> RIGHT;
    };
  }

  private void text(int x, int at, String kind, String anchor, String label) {
    out.append("<text class=\"%s\" x=\"%d\" y=\"%d\"".formatted(kind, x, at));
    if (!anchor.isEmpty()) {
      out.append(" text-anchor=\"").append(anchor).append('"');
    }
    out.append('>').append(ReportHtml.escaped(label)).append("</text>\n");
  }
}
