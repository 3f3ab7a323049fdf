package dev.sallyport.gateway.exchange;

import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.rules.eval.Interruption;
import dev.sallyport.rules.eval.RuleHit;
import dev.sallyport.rules.eval.Verdict;
import java.util.List;
import java.util.Map;

/** What the rules' decision against an exchange is in the trail and for the client. */
final class Denial {
  private static final int MOST_RULES = 5;
  private static final int MOST_MESSAGE = 120;
  static final int DEFAULT_STATUS = 403;
  private static final int DEFAULT_REDIRECT = 302;

  private Denial() {}

  /** {@code phase}: {@code request} or {@code response}. */
  static Event.Refused event(String phase, Interruption by, Verdict verdict) {
    return by.ruleId() == 0
        ? new Event.Refused(phase, "limit", by.reason())
        : new Event.Refused(phase, "denied", words(by, verdict));
  }

  private static String words(Interruption by, Verdict verdict) {
    StringBuilder words = new StringBuilder("rule " + by.ruleId());
    if (!by.reason().isEmpty()) {
      words.append(" (").append(shown(by.reason())).append(')');
    }
    List<RuleHit> others =
        verdict.hits().stream().filter(h -> h.rule().id() != by.ruleId()).toList();
    String before = ", after ";
    for (RuleHit hit : others.subList(0, Math.min(MOST_RULES, others.size()))) {
      words.append(before).append(hit.rule().id()).append(" (").append(shown(hit.message()));
      words.append(')');
      before = ", ";
    }
    if (others.size() > MOST_RULES) {
      words.append(" and ").append(others.size() - MOST_RULES).append(" more");
    }
    for (Map.Entry<String, String> score : verdict.scores().entrySet()) {
      if (score.getKey().startsWith("blocking_") || score.getKey().equals("anomaly_score")) {
        words.append(", ").append(score.getKey()).append(' ').append(shown(score.getValue()));
      }
    }
    return words.toString();
  }

  /** A message may hold what the client sent. */
  private static String shown(String text) {
    StringBuilder shown = new StringBuilder();
    for (int i = 0; i < Math.min(text.length(), MOST_MESSAGE); i++) {
      char c = text.charAt(i);
      shown.append(c >= ' ' && c < 0x7f ? c : '.');
    }
    return shown.toString();
  }

  /** The status of an error page; what could be none of ours becomes 403. */
  static int status(int wanted) {
    boolean page = wanted >= 200 && wanted <= 599;
    boolean bodiless = wanted == 204 || wanted == 205 || wanted == 304;
    return page && !bodiless ? wanted : DEFAULT_STATUS;
  }

  static int redirectStatus(int wanted) {
    return switch (wanted) {
      case 301, 302, 303, 307, 308 -> wanted;
      default -> DEFAULT_REDIRECT;
    };
  }

  /** Whether a place is fit for a field line: a macro may have put there what the client sent. */
  static boolean sendable(String location) {
    return !location.isEmpty() && location.chars().allMatch(c -> c > ' ' && c < 0x7f);
  }
}
