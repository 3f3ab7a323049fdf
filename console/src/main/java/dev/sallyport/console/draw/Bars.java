package dev.sallyport.console.draw;

import static dev.sallyport.console.html.Html.el;

import dev.sallyport.console.html.Element;
import dev.sallyport.console.html.Html;
import dev.sallyport.console.recent.Rate.Second;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Bars whose lengths are figures that stand beside them as text. */
public final class Bars {
  private static final int HEIGHT = 48;

  private Bars() {}

  /** One bar from the left. {@code part}: from 0 to 1. */
  public static Html one(double part, String classes) {
    double width = Math.clamp(part * 100, part > 0 ? 0.5 : 0, 100);
    return framed(100, 8)
        .as("bar")
        .add(
            el("rect")
                .as(classes)
                .with("width", String.format(Locale.ROOT, "%.1f", width))
                .with("height", 8));
  }

  /** A bar up for each second; what failed of it is marked. */
  public static Html rate(List<Second> seconds) {
    int most = Math.max(1, seconds.stream().mapToInt(Second::all).max().orElse(1));
    List<Html> bars = new ArrayList<>();
    for (int i = 0; i < seconds.size(); i++) {
      Second second = seconds.get(i);
      if (second.all() > 0) {
        bars.add(bar(i, second.all(), most, "plain"));
      }
      if (second.failed() > 0) {
        bars.add(bar(i, second.failed(), most, "bad"));
      }
    }
    return framed(seconds.size(), HEIGHT).as("rate").add(bars);
  }

  private static Html bar(int at, int count, int most, String classes) {
    int height = Math.max(1, HEIGHT * count / most);
    return el("rect")
        .as(classes)
        .with("x", at)
        .with("y", HEIGHT - height)
        .with("width", "0.8")
        .with("height", height);
  }

  private static Element framed(int width, int height) {
    return el("svg")
        .with("viewBox", "0 0 " + width + " " + height)
        .with("preserveAspectRatio", "none")
        .with("aria-hidden", "true");
  }
}
