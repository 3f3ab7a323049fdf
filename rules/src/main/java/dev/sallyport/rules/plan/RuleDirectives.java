package dev.sallyport.rules.plan;

import static dev.sallyport.rules.lang.WordDoc.supported;

import dev.sallyport.rules.action.ActionSet;
import dev.sallyport.rules.action.Actions;
import dev.sallyport.rules.exchange.IdRanges;
import dev.sallyport.rules.exchange.RuleChoice;
import dev.sallyport.rules.lang.BadWord;
import dev.sallyport.rules.lang.RuleReader;
import dev.sallyport.rules.lang.TargetReader;
import dev.sallyport.rules.lang.TargetText;
import dev.sallyport.rules.lang.Word;
import dev.sallyport.rules.variable.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What marks, removes and changes rules. Removals and updates mean the rules above them. */
final class RuleDirectives {
  private static final int MANY = 999;

  private RuleDirectives() {}

  static List<DirectiveWord> all() {
    return List.of(
        new DirectiveWord(
            "SecMarker",
            supported("A place that skipAfter names.", "SecMarker \"END-X\""),
            1,
            1,
            (a, d) -> d.marker(a.getFirst().text())),
        new DirectiveWord(
            "SecDefaultAction",
            supported(
                "What rules below inherit, a phase each.",
                "SecDefaultAction \"phase:2,log,auditlog,deny,status:403\""),
            1,
            1,
            RuleDirectives::defaultAction),
        new DirectiveWord(
            "SecRuleRemoveById",
            supported("Removes rules above it.", "SecRuleRemoveById 942100 942200-942299"),
            1,
            MANY,
            (a, d) -> d.remove(ids(joined(a)), "SecRuleRemoveById " + joined(a))),
        new DirectiveWord(
            "SecRuleRemoveByTag",
            supported("Removes rules above it, by a pattern.", "SecRuleRemoveByTag attack-dos"),
            1,
            1,
            (a, d) -> d.remove(tag(a.getFirst()), "SecRuleRemoveByTag " + joined(a))),
        new DirectiveWord(
            "SecRuleRemoveByMsg",
            supported("Removes rules above it, by a pattern.", "SecRuleRemoveByMsg \"Range\""),
            1,
            1,
            (a, d) -> d.remove(message(a.getFirst()), "SecRuleRemoveByMsg " + joined(a))),
        new DirectiveWord(
            "SecRuleUpdateTargetById",
            supported(
                "Adds targets to rules above it, or takes them away.",
                "SecRuleUpdateTargetById 942100 \"!ARGS:password\""),
            2,
            3,
            (a, d) -> updateTargets(ids(a.getFirst().text()), "SecRuleUpdateTargetById", a, d)),
        new DirectiveWord(
            "SecRuleUpdateTargetByTag",
            supported("The same, by tag.", "SecRuleUpdateTargetByTag attack-sqli \"!ARGS:q\""),
            2,
            3,
            (a, d) -> updateTargets(tag(a.getFirst()), "SecRuleUpdateTargetByTag", a, d)),
        new DirectiveWord(
            "SecRuleUpdateTargetByMsg",
            supported("The same, by message.", "SecRuleUpdateTargetByMsg \"SQL\" \"!ARGS:q\""),
            2,
            3,
            (a, d) -> updateTargets(message(a.getFirst()), "SecRuleUpdateTargetByMsg", a, d)),
        new DirectiveWord(
            "SecRuleUpdateActionById",
            supported(
                "Changes actions of rules above it; 12:0 means the first of chain 12.",
                "SecRuleUpdateActionById 942100 \"pass,log\""),
            2,
            2,
            RuleDirectives::updateActions));
  }

  private static String joined(List<Word> arguments) {
    return arguments.stream().map(Word::text).collect(Collectors.joining(" "));
  }

  private static RuleChoice ids(String text) throws BadWord {
    return new RuleChoice.Ids(IdRanges.read(text));
  }

  private static RuleChoice tag(Word word) throws BadWord {
    return new RuleChoice.Tag(Selector.pattern(word.text()));
  }

  private static RuleChoice message(Word word) throws BadWord {
    return new RuleChoice.Message(Selector.pattern(word.text()));
  }

  private static void defaultAction(List<Word> arguments, PlanDraft draft) throws BadWord {
    ActionSet actions = Actions.read(RuleReader.actions(arguments.getFirst()), draft.errors);
    Integer phase = actions.phase();
    if (actions.id() != null || actions.chain()) {
      throw new BadWord("SecDefaultAction takes no id and no chain");
    }
    draft.defaults(phase == null ? 2 : phase, actions);
  }

  private static void updateTargets(
      RuleChoice choice, String word, List<Word> arguments, PlanDraft draft) throws BadWord {
    List<TargetText> changes = TargetReader.read(arguments.get(1));
    @Nullable List<TargetText> replaced =
        arguments.size() == 3 ? TargetReader.read(arguments.get(2)) : null;
    for (TargetText change : changes) {
      TargetList.check(change);
    }
    String what = word + " " + arguments.getFirst().text();
    List<RuleDraft> chosen = draft.chosen(choice, what);
    if (replaced == null && !chosen.isEmpty() && chosen.stream().allMatch(covered(changes))) {
      draft.warn(what + " is shadowed: the rules have these targets already");
    } else {
      draft.updated(chosen, what);
    }
    for (RuleDraft rule : chosen) {
      if (replaced != null) {
        rule.targets.removeIf(t -> replaced.stream().anyMatch(r -> TargetList.same(r, t)));
      }
      rule.targets.addAll(changes);
      for (TargetText change : changes) {
        if (change.negated() && !TargetList.looksAt(rule.targets, change)) {
          draft.warn("rule " + rule.id() + " does not look at " + change.variable());
        }
      }
    }
  }

  private static Predicate<RuleDraft> covered(List<TargetText> changes) {
    return rule -> changes.stream().allMatch(change -> TargetList.covers(rule.targets, change));
  }

  private static void updateActions(List<Word> arguments, PlanDraft draft) throws BadWord {
    String[] which = arguments.getFirst().text().split(":", 2);
    int link = which.length < 2 ? 0 : (int) EngineDirectives.number(which[1], 0, 100);
    List<RuleDraft> chosen =
        draft.chosen(ids(which[0]), "SecRuleUpdateActionById " + arguments.getFirst().text());
    for (RuleDraft rule : new ArrayList<>(chosen)) {
      ActionSet actions = Actions.read(RuleReader.actions(arguments.get(1)), draft.errors);
      if (actions.id() != null || actions.phase() != null) {
        throw new BadWord("SecRuleUpdateActionById changes neither id nor phase");
      }
      if (link >= rule.all().size()) {
        throw new BadWord("rule " + rule.id() + " has no link " + link);
      }
      rule.all().get(link).actions.update(actions);
    }
  }
}
