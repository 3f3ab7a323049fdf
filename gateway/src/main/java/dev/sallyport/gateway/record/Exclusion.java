package dev.sallyport.gateway.record;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The rules that must not see what they matched for a denied request to pass, as SecLang to paste:
 * for its path and targets only, for its targets on every path, and without the rules.
 */
public final class Exclusion {
  /** A target that can be written without quotes and whose name has no meaning of its own. */
  private static final Pattern PLAIN_TARGET =
      Pattern.compile("[A-Z_]{1,40}(:[A-Za-z0-9_.\\-\\[\\]]{1,200})?");

  private static final Pattern PLAIN_PATH = Pattern.compile("/[A-Za-z0-9/_.~\\-]{0,400}");

  /** Of rules of one's own: ModSecurity leaves the numbers below 100,000 to them. */
  private static final int SUGGESTED_ID = 10_000;

  private record Excluded(long rule, List<String> targets) {}

  private final List<Excluded> rules;
  private final String path;

  private Exclusion(List<Excluded> rules, String path) {
    this.rules = rules;
    this.path = path;
  }

  /**
   * Of an exchange that rules denied, or would where they block: those that gave it its score, else
   * the one that denied it. Empty where no rule did.
   *
   * @param denied the rule that denied it; 0 where none did
   * @param path of the request
   */
  public static Exclusion of(List<Inspected.Matched> matched, long denied, String path) {
    List<Excluded> scoring = new ArrayList<>();
    List<Excluded> denying = new ArrayList<>();
    for (Inspected.Matched rule : matched) {
      if (!rule.scores().isEmpty()) {
        scoring.add(new Excluded(rule.id(), rule.targets()));
      } else if (rule.id() == denied && denied > 0) {
        denying.add(new Excluded(rule.id(), rule.targets()));
      }
    }
    return new Exclusion(scoring.isEmpty() ? denying : scoring, path);
  }

  public boolean isEmpty() {
    return rules.isEmpty();
  }

  /** On this path only; empty where the path cannot be written. For a file of {@code before}. */
  public List<String> onThisPath() {
    if (!PLAIN_PATH.matcher(path).matches()) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    lines.add("SecRule REQUEST_FILENAME \"@streq " + path + "\" \\");
    lines.add("    \"id:" + SUGGESTED_ID + ",phase:1,pass,nolog,\\");
    for (Excluded rule : rules) {
      if (plain(rule)) {
        rule.targets.forEach(target ->
            lines.add("    ctl:ruleRemoveTargetById=" + rule.rule + ";" + target + ",\\"));
      } else {
        lines.add("    ctl:ruleRemoveById=" + rule.rule + ",\\");
      }
    }
    String last = lines.removeLast();
    lines.add(last.substring(0, last.length() - 2) + "\"");
    return lines;
  }

  /** On every path; empty where a target cannot be written. For a file of {@code after}. */
  public List<String> onEveryPath() {
    List<String> lines = new ArrayList<>();
    for (Excluded rule : rules) {
      if (!plain(rule)) {
        return List.of();
      }
      String targets = String.join(",", rule.targets.stream().map(t -> "!" + t).toList());
      lines.add("SecRuleUpdateTargetById " + rule.rule + " \"" + targets + "\"");
    }
    return lines;
  }

  /** Without the rules. For a file of {@code after}. */
  public List<String> altogether() {
    return rules.stream().map(rule -> "SecRuleRemoveById " + rule.rule).toList();
  }

  private static boolean plain(Excluded rule) {
    return !rule.targets.isEmpty()
        && rule.targets.stream().allMatch(target -> PLAIN_TARGET.matcher(target).matches());
  }
}
