package dev.sallyport.app.rules;

import dev.sallyport.rules.bytes.ByteSink;
import dev.sallyport.rules.bytes.Slice;
import dev.sallyport.rules.eval.RuleTrace;
import dev.sallyport.rules.exchange.Exchange;
import dev.sallyport.rules.exchange.Value;
import dev.sallyport.rules.plan.Plan;
import dev.sallyport.rules.plan.Rule;
import dev.sallyport.rules.plan.Target;
import dev.sallyport.rules.plan.TransformationChain.Step;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes down how rules came to match or not: what they looked at, what each transformation made of
 * it, what the operator said, and which scores changed.
 */
final class Explanation implements RuleTrace {
  private static final int MAX_SHOWN_LENGTH = 200;

  private final Exchange exchange;
  private final long only;
  private final int onlyNumber;
  private final List<String> lines = new ArrayList<>();
  private final List<String> open = new ArrayList<>();
  private Map<String, String> scores = Map.of();

  /** {@code only}: the id of the one rule to explain in full; 0: all that match and matter. */
  Explanation(Plan plan, Exchange exchange, long only) {
    this.exchange = exchange;
    this.only = only;
    this.onlyNumber =
        plan.rules().stream()
            .filter(rule -> rule.identity().id() == only)
            .mapToInt(Rule::number)
            .findFirst()
            .orElse(-1);
  }

  List<String> lines() {
    return lines;
  }

  @Override
  public void removed(Rule rule) {
    if (rule.identity().id() == only) {
      lines.add(title(rule) + ": taken out of this request by a ctl");
    }
  }

  @Override
  public void jumped(Rule from, int rules) {
    if (onlyNumber > from.number() && onlyNumber <= from.number() + rules) {
      lines.add("rule " + only + " is not tried: the match of a rule above it goes past it");
      lines.add("  " + title(from));
    }
  }

  @Override
  public void tried(Rule link, String target, Slice value, boolean passed) {
    if (only == 0 && !passed) {
      return;
    }
    open.add("  " + target + " = " + shown(value));
    Slice now = value;
    for (Step step : link.condition().transformations().steps()) {
      ByteSink out = new ByteSink(now.length() + 16);
      if (step.transformation().apply(now, out)) {
        now = Slice.of(out.copy());
        open.add("    t:" + step.transformation().word() + " -> " + shown(now));
      }
    }
    String test = link.condition().test().text();
    open.add("    " + cut(test) + (passed ? " matches" : " does not match"));
  }

  @Override
  public void ended(Rule head, boolean matched) {
    Map<String, String> before = scores;
    scores = scores();
    boolean shown = only == 0 ? matched && matters(head, before) : head.identity().id() == only;
    if (shown) {
      lines.add(title(head) + (matched ? ": matches" : ": does not match"));
      lines.addAll(open);
      if (open.isEmpty() && !matched) {
        lines.add("  nothing to look at in " + targets(head));
      }
      scores.forEach((name, value) -> {
        String old = before.getOrDefault(name, "0");
        if (!old.equals(value)) {
          lines.add("    tx." + name + ": " + old + " -> " + value);
        }
      });
    }
    open.clear();
  }

  /** Rules that only set up what others use, or lead past others, are many and say little. */
  private boolean matters(Rule head, Map<String, String> scoresBefore) {
    return head.consequence().reporting().log()
        || head.identity().phase() > 1 && !scores.equals(scoresBefore);
  }

  private static String title(Rule rule) {
    String message = rule.identity().message();
    return "rule "
        + rule.identity().id()
        + " (phase "
        + rule.identity().phase()
        + ", "
        + rule.identity().at()
        + ")"
        + (message.isEmpty() ? "" : " " + message);
  }

  private static String targets(Rule rule) {
    return String.join("|", rule.condition().targets().stream().map(Target::text).toList());
  }

  private Map<String, String> scores() {
    Map<String, String> found = new TreeMap<>();
    for (Value value : exchange.tx().all()) {
      String name = value.key().toLowerCase(Locale.ROOT);
      if (name.contains("score")) {
        found.put(name, value.bytes().toString());
      }
    }
    return found;
  }

  private static String shown(Slice value) {
    StringBuilder text = new StringBuilder("\"");
    String all = value.toString();
    for (char c : all.substring(0, Math.min(all.length(), MAX_SHOWN_LENGTH)).toCharArray()) {
      if (c >= ' ' && c < 0x7f) {
        text.append(c);
      } else {
        text.append("\\x").append(HexFormat.of().toHexDigits((byte) c));
      }
    }
    return text.append(all.length() > MAX_SHOWN_LENGTH ? "\"... " : "\"").toString();
  }

  private static String cut(String text) {
    return text.length() > MAX_SHOWN_LENGTH ? text.substring(0, MAX_SHOWN_LENGTH) + "..." : text;
  }
}
