package dev.sallyport.rules.plan;

import dev.sallyport.rules.exchange.TargetExclusion;
import dev.sallyport.rules.lang.BadWord;
import dev.sallyport.rules.lang.TargetText;
import dev.sallyport.rules.variable.Selector;
import dev.sallyport.rules.variable.Variable;
import dev.sallyport.rules.variable.Variables;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The targets of a rule, understood: what is looked at and what is left out of it. */
final class TargetList {
  private TargetList() {}

  /** A variable that exists and takes the selector it has. */
  static Variable check(TargetText text) throws BadWord {
    Variable variable = Variables.of(text.variable());
    String selector = text.selector();
    if (selector != null && !variable.takesSelector()) {
      throw new BadWord(
          variable.word() + " is no collection, got " + text.variable() + ":" + selector);
    }
    if (variable.word().equals("XML") && selector != null && !isKnownPath(selector)) {
      throw new BadWord("XML wants the path /* or //@*, got " + selector);
    }
    return variable;
  }

  private static boolean isKnownPath(String path) {
    return path.equals("/*") || path.equals("//@*") || path.equals("//*");
  }

  static boolean same(TargetText a, TargetText b) {
    return a.variable().equalsIgnoreCase(b.variable())
        && a.negated() == b.negated()
        && Objects.equals(lower(a.selector()), lower(b.selector()));
  }

  private static String lower(@Nullable String text) {
    return text == null ? "" : text.toLowerCase(Locale.ROOT);
  }

  /** Whether an exclusion has anything to exclude from. */
  static boolean looksAt(List<TargetText> targets, TargetText exclusion) {
    return targets.stream()
        .anyMatch(t -> !t.negated() && t.variable().equalsIgnoreCase(exclusion.variable()));
  }

  /** Whether the targets are the same with a change as without it. */
  static boolean covers(List<TargetText> targets, TargetText change) {
    return targets.stream()
        .anyMatch(t ->
            same(t, change)
                || t.negated()
                    && change.negated()
                    && t.selector() == null
                    && t.variable().equalsIgnoreCase(change.variable()));
  }

  static List<Target> read(List<TargetText> texts, PlanDraft draft) {
    List<TargetExclusion> exclusions = new ArrayList<>();
    List<TargetText> wanted = new ArrayList<>();
    for (TargetText text : texts) {
      try {
        Variable variable = check(text);
        if (text.negated()) {
          Selector selector = Selector.read(text.selector());
          exclusions.add(new TargetExclusion(variable.word(), selector::chooses));
        } else {
          wanted.add(text);
        }
      } catch (BadWord bad) {
        draft.error(text.at(), bad.reason());
      }
    }
    return targets(wanted, exclusions, draft);
  }

  private static List<Target> targets(
      List<TargetText> wanted, List<TargetExclusion> exclusions, PlanDraft draft) {
    List<Target> targets = new ArrayList<>();
    for (TargetText text : wanted) {
      try {
        Variable variable = Variables.of(text.variable());
        List<TargetExclusion> own =
            exclusions.stream().filter(e -> e.variable().equals(variable.word())).toList();
        targets.add(new Target(variable, Selector.read(text.selector()), text.counted(), own));
      } catch (BadWord bad) {
        draft.error(text.at(), bad.reason());
      }
    }
    return targets;
  }
}
