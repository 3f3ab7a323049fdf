package dev.sallyport.rules.audit;

import dev.sallyport.rules.eval.Interruption;
import dev.sallyport.rules.eval.Interruption.Answer;
import dev.sallyport.rules.eval.RuleHit;
import dev.sallyport.rules.eval.Verdict;
import dev.sallyport.rules.exchange.Exchange;
import dev.sallyport.rules.exchange.RuleIdentity;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The error-log lines of an exchange, in ModSecurity's form, one a rule. */
public final class ErrorLogLine {
  private ErrorLogLine() {}

  /** The lines of all rules that log, in order. */
  public static List<String> of(Verdict verdict, Exchange exchange) {
    List<String> lines = new ArrayList<>();
    for (RuleHit hit : verdict.hits()) {
      if (hit.log()) {
        lines.add(line(hit, verdict.interruption(), exchange));
      }
    }
    return lines;
  }

  private static String line(RuleHit hit, @Nullable Interruption interruption, Exchange exchange) {
    RuleIdentity rule = hit.rule();
    boolean stopped =
        interruption != null && hit.disruptive() && interruption.ruleId() == rule.id();
    StringBuilder line = new StringBuilder("ModSecurity: ");
    line.append(stopped && interruption != null ? denial(interruption) : "Warning.");
    line.append(' ').append(escapedMatch(hit));
    field(line, "file", rule.at().file());
    field(line, "line", Integer.toString(rule.at().line()));
    field(line, "id", Long.toString(rule.id()));
    optional(line, "rev", rule.rev());
    optional(line, "msg", LogText.data(hit.message()));
    optional(line, "data", LogText.data(hit.data()));
    optional(line, "severity", rule.severity() < 0 ? "" : Integer.toString(rule.severity()));
    optional(line, "ver", rule.ver());
    optional(line, "maturity", rule.maturity() == 0 ? "" : Integer.toString(rule.maturity()));
    optional(line, "accuracy", rule.accuracy() == 0 ? "" : Integer.toString(rule.accuracy()));
    hit.tags().forEach(tag -> field(line, "tag", LogText.data(tag)));
    field(line, "hostname", LogText.data(exchange.request().fields().first("host").toString()));
    field(line, "uri", LogText.data(exchange.request().parts().filename().bytes().toString()));
    field(line, "unique_id", exchange.opening().uniqueId());
    return line.toString();
  }

  private static String denial(Interruption interruption) {
    String phase = " (phase " + interruption.phase() + ").";
    return switch (interruption.answer()) {
      case Answer.Status(int status) -> "Access denied with code " + status + phase;
      case Answer.Close() -> "Access denied with connection close" + phase;
      case Answer.Redirect(int status, String location) ->
          "Access denied with redirection to "
              + LogText.quoted(location)
              + " using status "
              + status
              + phase;
    };
  }

  /** The match, its inner quotes kept, everything unprintable escaped. */
  private static String escapedMatch(RuleHit hit) {
    String text = MatchText.of(hit);
    String prefix = "Matched \"";
    return text.startsWith(prefix)
        ? prefix + LogText.quoted(text.substring(prefix.length())) + "\""
        : text;
  }

  private static void optional(StringBuilder line, String name, String value) {
    if (!value.isEmpty()) {
      field(line, name, value);
    }
  }

  private static void field(StringBuilder line, String name, String value) {
    line.append(" [").append(name).append(" \"").append(LogText.quoted(value)).append("\"]");
  }
}
