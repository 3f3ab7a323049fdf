package dev.sallyport.app.explain;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.gateway.record.Exclusion;
import dev.sallyport.gateway.record.Inspected;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the rules made of an exchange: which matched where, how the score came about, a way out. */
final class RulesText {
  private final LoggedExchange exchange;
  private final List<String> lines = new ArrayList<>();

  private RulesText(LoggedExchange exchange) {
    this.exchange = exchange;
  }

  /**
   * Lines without their ends, none where no rule matched. What came from a client is as it came.
   */
  static List<String> of(LoggedExchange exchange) {
    RulesText text = new RulesText(exchange);
    if (!exchange.field("sallyport.rules.matched").isEmpty()) {
      text.matched();
      text.scores();
      text.exclusion(exclusion(exchange));
    }
    return text.lines;
  }

  private static Exclusion exclusion(LoggedExchange exchange) {
    List<Inspected.Matched> matched = new ArrayList<>();
    for (JsonNode rule : exchange.field("sallyport.rules.matched")) {
      List<String> targets = new ArrayList<>();
      rule.path("targets").forEach(target -> targets.add(target.asText()));
      Map<String, Long> points = new TreeMap<>();
      rule.path("points")
          .properties()
          .forEach(point -> points.put(point.getKey(), point.getValue().asLong()));
      matched.add(
          new Inspected.Matched(
              rule.path("id").asLong(), rule.path("msg").asText(), targets, points));
    }
    long denied = exchange.field("sallyport.rules.denied.rule").asLong();
    return Exclusion.of(matched, denied, exchange.text("url.path"));
  }

  private void matched() {
    lines.add("  rules that matched, mode " + exchange.text("sallyport.rules.mode") + ":");
    for (JsonNode rule : exchange.field("sallyport.rules.matched")) {
      List<String> targets = new ArrayList<>();
      rule.path("targets").forEach(target -> targets.add(target.asText()));
      String where = targets.isEmpty() ? "" : " in " + String.join(", ", targets);
      lines.add(
          "    %-8s%s%s".formatted(rule.path("id").asText(), rule.path("msg").asText(), where));
    }
  }

  /** Each score with the rules that gave it, as a sum. */
  private void scores() {
    Map<String, List<String>> parts = new TreeMap<>();
    Map<String, Long> sums = new TreeMap<>();
    for (JsonNode rule : exchange.field("sallyport.rules.matched")) {
      for (Map.Entry<String, JsonNode> points : rule.path("points").properties()) {
        long added = points.getValue().asLong();
        sums.merge(points.getKey(), added, Long::sum);
        parts
            .computeIfAbsent(points.getKey(), name -> new ArrayList<>())
            .add(added + " (" + rule.path("id").asText() + ")");
      }
    }
    sums.forEach((name, sum) ->
        lines.add("    " + name + " = " + String.join(" + ", parts.get(name)) + " = " + sum));
    for (Map.Entry<String, JsonNode> score :
        exchange.field("sallyport.rules.scores").properties()) {
      if (!sums.containsKey(score.getKey())) {
        lines.add("    " + score.getKey() + " = " + score.getValue().asText());
      }
    }
  }

  private void exclusion(Exclusion exclusion) {
    if (exclusion.isEmpty()) {
      return;
    }
    lines.add("");
    lines.add("  to let this request pass, the narrowest first:");
    block(
        "on this path only, in a file of rules.before (the id must be free):",
        exclusion.onThisPath());
    block("on every path, in a file of rules.after:", exclusion.onEveryPath());
    block("without the rules, in a file of rules.after:", exclusion.altogether());
  }

  private void block(String where, List<String> rules) {
    if (!rules.isEmpty()) {
      lines.add("  " + where);
      rules.forEach(rule -> lines.add("    " + rule));
    }
  }
}
