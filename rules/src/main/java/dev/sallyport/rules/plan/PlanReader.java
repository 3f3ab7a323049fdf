package dev.sallyport.rules.plan;

import dev.sallyport.rules.action.ActionSet;
import dev.sallyport.rules.action.Actions;
import dev.sallyport.rules.action.Effect;
import dev.sallyport.rules.action.Removal;
import dev.sallyport.rules.exchange.RuleChoice;
import dev.sallyport.rules.lang.BadRules;
import dev.sallyport.rules.lang.BadWord;
import dev.sallyport.rules.lang.OperatorText;
import dev.sallyport.rules.lang.Position;
import dev.sallyport.rules.lang.Problem;
import dev.sallyport.rules.lang.RuleReader;
import dev.sallyport.rules.lang.RuleSource;
import dev.sallyport.rules.lang.Statement;
import dev.sallyport.rules.lang.TargetText;
import dev.sallyport.rules.operator.Operators;
import dev.sallyport.rules.transform.Transformations;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes a plan of rule files: text to statements to drafts to rules. All or nothing. */
public final class PlanReader {
  private final RuleSource source;
  private final Operators operators;
  private final ZoneId zone;

  /** {@code zone}: for the TIME variables. */
  public PlanReader(RuleSource source, Operators operators, ZoneId zone) {
    this.source = source;
    this.operators = operators;
    this.zone = zone;
  }

  /**
   * Reads one text, which may include files; {@code name} stands for it in messages, and relative
   * includes start at its folder.
   *
   * @throws BadRules with every problem found
   */
  public Plan read(String name, String text) throws BadRules {
    RuleReader reader = new RuleReader(source);
    reader.read(name, text);
    PlanDraft draft = new PlanDraft(source);
    draft.errors.addAll(reader.errors());
    draft.warnings.addAll(reader.warnings());
    for (Statement statement : reader.statements()) {
      draft.at(statement.at());
      take(statement, draft);
    }
    draft.finish();
    return plan(draft);
  }

  private static void take(Statement statement, PlanDraft draft) {
    switch (statement) {
      case Statement.Rule rule ->
          add(
              rule.at(),
              rule.targets(),
              rule.operator(),
              Actions.read(rule.actions(), draft.errors),
              draft);
      case Statement.Action action ->
          add(action.at(), List.of(), null, Actions.read(action.actions(), draft.errors), draft);
      case Statement.Directive directive -> {
        try {
          Directives.apply(directive, draft);
        } catch (BadWord bad) {
          draft.error(directive.at(), bad.reason());
        }
      }
    }
  }

  private static void add(
      Position at,
      List<TargetText> targets,
      @Nullable OperatorText operator,
      ActionSet actions,
      PlanDraft draft) {
    RuleDraft head = draft.open();
    Integer own = actions.phase();
    int phase = head != null ? head.phase() : own == null ? 2 : own;
    if (head != null && actions.disruption() != null) {
      draft.error(at, "what becomes of the exchange is said by the first rule of a chain");
    }
    ActionSet defaults = draft.defaults(phase);
    draft.add(new RuleDraft(at, targets, operator, new RuleDraft.Inherited(actions, defaults)));
  }

  private Plan plan(PlanDraft draft) throws BadRules {
    ChainTable chains = new ChainTable(Transformations.with(draft.settings.unicodeMap));
    ScreeningTable screenings = new ScreeningTable();
    RuleCompiler compiler =
        new RuleCompiler(draft, new TestCompiler(operators, draft), chains, screenings);
    List<List<Rule>> phases = new ArrayList<>();
    int number = 0;
    for (int phase = 1; phase <= Plan.PHASES; phase++) {
      PhaseOrder order = new PhaseOrder(draft, phase);
      List<Rule> rules = new ArrayList<>();
      for (RuleDraft rule : order.rules()) {
        rules.add(compiler.compile(rule, number++, order.jump(rule)));
      }
      phases.add(rules);
    }
    Map<RuleChoice, BitSet> chosen = chosen(phases, draft);
    if (!draft.errors.isEmpty()) {
      throw new BadRules(draft.errors);
    }
    return new Plan(
        draft.settings.finish(zone),
        phases,
        chosen,
        chains.size(),
        screenings.tests(),
        draft.warnings);
  }

  /** Which rules each {@code ctl} of the plan means, found once. */
  private static Map<RuleChoice, BitSet> chosen(List<List<Rule>> phases, PlanDraft draft) {
    List<Rule> all = phases.stream().flatMap(List::stream).toList();
    Map<RuleChoice, BitSet> chosen = new HashMap<>();
    for (Rule head : all) {
      for (Rule link = head; link != null; link = link.next()) {
        for (Effect effect : link.consequence().effects()) {
          if (effect instanceof Removal removal) {
            BitSet numbers = new BitSet();
            all.stream()
                .filter(r -> removal.rules().chooses(r.identity()))
                .forEach(r -> numbers.set(r.number()));
            chosen.put(removal.rules(), numbers);
            if (numbers.isEmpty()) {
              draft.warnings.add(
                  new Problem(link.identity().at(), "a ctl of this rule removes no rule"));
            }
          }
        }
      }
    }
    return chosen;
  }
}
