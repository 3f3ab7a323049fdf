package dev.sallyport.diagnosis.report;

import dev.sallyport.diagnosis.catalogue.Catalogue;
import dev.sallyport.diagnosis.catalogue.Unreproduced;
import dev.sallyport.diagnosis.cause.Cause;
import java.util.List;

/** The catalogue of causes as one page of Markdown. */
public final class CauseDocument {
  private CauseDocument() {}

  /** The page; made from the catalogue alone, so that it cannot say anything else. */
  public static String markdown() {
    StringBuilder out = new StringBuilder();
    out.append(
            "# Causes\n\nMade from the catalogue in `diagnosis`; `sallyport explain CAUSE` prints")
        .append(" one. A cause is `side.phase.event`; its\nname never changes. The codes of others")
        .append(" are the nearest ones; `-` and nothing mean that there is none.\n");
    String heading = "";
    for (Cause cause : Catalogue.all()) {
      String group = cause.side() + ", " + cause.phase();
      if (!group.equals(heading)) {
        heading = group;
        out.append("\n## ").append(group).append('\n');
      }
      cause(out, cause);
    }
    return out.toString();
  }

  private static void cause(StringBuilder out, Cause cause) {
    out.append("\n### ").append(cause.id()).append("\n\n").append(text(cause.summary()));
    out.append("\n\n*Shown by:* ").append(text(cause.evidence()));
    out.append("\n\n*Not to be confused:* ").append(text(cause.distinguish())).append('\n');
    Unreproduced.reason(cause.id())
        .ifPresent(why ->
            out.append("\n*Not reproduced on one machine:* ").append(text(why)).append('\n'));
    points(out, "At the origin", cause.originRemedy());
    points(out, "At the gateway", cause.gatewayRemedy());
    points(out, "Not found in any documentation", cause.unverified());
    Cause.Mapping m = cause.mapping();
    out.append("\n| status | Proxy-Status | HAProxy | Envoy | nginx | Cloudflare |\n")
        .append("|---|---|---|---|---|---|\n")
        .append(
            "| %d | %s | %s | %s | %s | %s |\n"
                .formatted(
                    m.status(),
                    cell(m.proxyStatus()),
                    cell(m.haproxy()),
                    cell(m.envoy()),
                    cell(m.nginx()),
                    cell(m.cloudflare())));
    out.append("\nSee ").append(text(String.join("; ", cause.references()))).append(".\n");
  }

  private static void points(StringBuilder out, String heading, List<String> texts) {
    if (!texts.isEmpty()) {
      out.append('\n').append(heading).append(":\n\n");
      texts.forEach(text -> out.append("- ").append(text(text)).append('\n'));
    }
  }

  private static String cell(String text) {
    return text(text).replace("|", "\\|");
  }

  /** Angle brackets and asterisks mean themselves. */
  private static String text(String text) {
    return text.replace("<", "\\<").replace("*", "\\*");
  }
}
