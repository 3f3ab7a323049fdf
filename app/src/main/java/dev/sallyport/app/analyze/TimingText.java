package dev.sallyport.app.analyze;

import dev.sallyport.capture.trail.Timing;
import dev.sallyport.diagnosis.report.Printable;
import dev.sallyport.diagnosis.trail.Seconds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Where the time of a connection went, one line for it and one for each exchange. */
final class TimingText {
  private static final int MOST = 20;
  private static final int LONGEST_REQUEST = 40;
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private TimingText() {}

  /** Each line ends with a line feed; nothing where no time is known. */
  static String of(Timing timing) {
    StringBuilder out = new StringBuilder();
    List<String> parts = new ArrayList<>();
    add(parts, "connected in ", timing.connectNanos());
    add(parts, "handshake ", timing.handshakeNanos());
    line(out, parts);
    timing.exchanges().stream().limit(MOST).forEach(exchange -> line(out, parts(exchange)));
    int more = timing.exchanges().size() - MOST;
    if (more > 0) {
      out.append("  and %d more exchanges%n".formatted(more));
    }
    return out.toString();
  }

  private static List<String> parts(Timing.Exchange exchange) {
    List<String> parts = new ArrayList<>();
    add(parts, "sent in ", exchange.sendNanos() == 0 ? Timing.UNKNOWN : exchange.sendNanos());
    add(parts, "think time ", exchange.thinkNanos());
    add(parts, "transfer ", exchange.transferNanos());
    if (exchange.bodyBytes() > 0) {
      parts.add(exchange.bodyBytes() + " bytes");
    }
    if (!parts.isEmpty()) {
      String what = exchange.request().isEmpty() ? "closed request" : exchange.request();
      String status = exchange.status() == 0 ? "" : " " + exchange.status();
      parts.set(0, Printable.text(what, LONGEST_REQUEST) + status + ": " + parts.getFirst());
    }
    return parts;
  }

  private static void line(StringBuilder out, List<String> parts) {
    if (!parts.isEmpty()) {
      out.append(Wrapped.of("  ", "    ", String.join(", ", parts)));
    }
  }

  private static void add(List<String> parts, String what, long nanos) {
    if (nanos != Timing.UNKNOWN) {
      parts.add(what + text(nanos));
    }
  }

  private static String text(long nanos) {
    return nanos < SECOND
        ? String.format(Locale.ROOT, "%.3f ms", nanos / 1e6)
        : Seconds.text(nanos);
  }
}
