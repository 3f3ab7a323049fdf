package dev.sallyport.diagnosis.report;

import dev.sallyport.diagnosis.catalogue.Unreproduced;
import dev.sallyport.diagnosis.cause.Cause;
import dev.sallyport.diagnosis.report.Colour.Paint;

/** A cause as plain text for a terminal: all that the catalogue knows of it. */
public final class CauseText {
  private CauseText() {}

  /** At most {@link Ladder#WIDTH} columns; each line ends with a line feed. */
  public static String of(Cause cause, Colour colour) {
    Paragraphs out = new Paragraphs();
    out.line(colour.paint(Paint.STRONG, cause.id()));
    out.paragraph("  ", "  ", cause.summary());
    out.paragraph("  ", "  ", "Shown by: " + cause.evidence());
    out.paragraph("  ", "  ", "Not to be confused: " + cause.distinguish());
    Unreproduced.reason(cause.id())
        .ifPresent(why -> out.paragraph("  ", "  ", "Not reproduced on one machine: " + why));
    out.points("At the origin", cause.originRemedy());
    out.points("At the gateway", cause.gatewayRemedy());
    out.points("Not found in any documentation", cause.unverified());
    Cause.Mapping mapping = cause.mapping();
    out.line("  Elsewhere");
    word(out, "status", Integer.toString(mapping.status()));
    word(out, "Proxy-Status", mapping.proxyStatus());
    word(out, "HAProxy", mapping.haproxy());
    word(out, "Envoy", mapping.envoy());
    word(out, "nginx", mapping.nginx());
    word(out, "Cloudflare", mapping.cloudflare());
    out.paragraph("  ", "    ", "See " + String.join("; ", cause.references()) + ".");
    return out.toString();
  }

  private static void word(Paragraphs out, String whose, String word) {
    if (!word.isEmpty() && !word.equals("-")) {
      out.paragraph("    %-13s".formatted(whose), " ".repeat(17), word);
    }
  }
}
