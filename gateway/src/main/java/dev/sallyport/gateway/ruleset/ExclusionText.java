package dev.sallyport.gateway.ruleset;

import dev.sallyport.rules.lang.ActionText;
import dev.sallyport.rules.lang.BadWord;
import dev.sallyport.rules.lang.Position;
import dev.sallyport.rules.lang.Problem;
import dev.sallyport.rules.lang.RuleReader;
import dev.sallyport.rules.lang.RuleSource;
import dev.sallyport.rules.lang.Statement;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Exclusions as somebody pasted them: SecLang that takes rules away from requests, and does nothing
 * else.
 *
 * @param text lines, each with its end
 */
public record ExclusionText(String text, Place place) {
  private static final int MOST_CHARACTERS = 16 << 10;
  private static final String NAME = "exclusion";

  private static final Set<String> DIRECTIVES =
      Set.of(
          "secruleremovebyid",
          "secruleremovebytag",
          "secruleremovebymsg",
          "secruleupdatetargetbyid",
          "secruleupdatetargetbytag",
          "secruleupdatetargetbymsg");

  /** What a rule that only excludes may say beside {@code ctl}. */
  private static final Set<String> ACTIONS =
      Set.of("id", "phase", "pass", "nolog", "noauditlog", "t", "msg", "tag", "ctl");

  /** Which of a site's lists of rule files they belong to. */
  public enum Place {
    /** Before the release's rules: exclusions by {@code ctl}. */
    BEFORE,
    /** Behind them: directives that change rules. */
    AFTER;

    /** The key in the configuration. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final class Nothing implements RuleSource {
    @Override
    public List<String> find(String pattern, String from) {
      return List.of();
    }

    @Override
    public String text(String file) throws BadWord {
      throw new BadWord("no file is read here");
    }
  }

  /**
   * Reads it.
   *
   * @throws IOException where it is none, or holds anything else, with the first place of that
   */
  public static ExclusionText read(String pasted) throws IOException {
    String text = pasted.replace("\r\n", "\n").strip() + "\n";
    Position begin = new Position(NAME, 1, 1);
    boolean plain = text.chars().allMatch(c -> c == '\n' || c == '\t' || c >= ' ' && c < 0x7f);
    if (text.length() > MOST_CHARACTERS || !plain) {
      throw new IOException("wanted an exclusion of at most 16 KiB of ASCII, got something else");
    }
    RuleReader reader = new RuleReader(new Nothing());
    reader.read(NAME, text);
    List<Problem> problems = new ArrayList<>(reader.errors());
    Set<Place> places = new HashSet<>();
    for (Statement statement : reader.statements()) {
      if (excludes(statement)) {
        places.add(statement instanceof Statement.Directive ? Place.AFTER : Place.BEFORE);
      } else {
        problems.add(new Problem(statement.at(), "wanted exclusions and nothing else"));
      }
    }
    if (problems.isEmpty() && places.size() != 1) {
      String got = places.isEmpty() ? "none" : "both kinds; paste them one after the other";
      problems.add(
          new Problem(begin, "wanted exclusions by ctl, or directives that exclude, got " + got));
    }
    if (!problems.isEmpty()) {
      throw new IOException(problems.getFirst().toString());
    }
    return new ExclusionText(text, places.iterator().next());
  }

  private static boolean excludes(Statement statement) {
    return switch (statement) {
      case Statement.Directive directive ->
          DIRECTIVES.contains(directive.name().toLowerCase(Locale.ROOT));
      case Statement.Rule rule -> excludes(rule.actions());
      case Statement.Action action -> excludes(action.actions());
    };
  }

  private static boolean excludes(List<ActionText> actions) {
    return actions.stream()
            .allMatch(action -> ACTIONS.contains(action.word().toLowerCase(Locale.ROOT)))
        && actions.stream().anyMatch(ExclusionText::ctl)
        && actions.stream().filter(ExclusionText::ctl).allMatch(ExclusionText::removes);
  }

  private static boolean ctl(ActionText action) {
    return action.word().equalsIgnoreCase("ctl");
  }

  private static boolean removes(ActionText action) {
    String value = action.value();
    return value != null && value.toLowerCase(Locale.ROOT).startsWith("ruleremove");
  }
}
