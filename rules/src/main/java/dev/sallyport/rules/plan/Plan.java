package dev.sallyport.rules.plan;

import dev.sallyport.rules.exchange.KnownValues;
import dev.sallyport.rules.exchange.RuleChoice;
import dev.sallyport.rules.lang.Problem;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A rule set ready to run. Immutable, but for what it knows of values; shared by all sites that
 * name the same rules, and by all exchanges.
 */
public final class Plan {
  /** SecLang's last phase, logging. */
  public static final int PHASES = 5;

  private final Settings settings;
  private final List<List<Rule>> phases;
  private final Map<RuleChoice, BitSet> chosen;
  private final int transformations;
  private final ScreenedTests tests;
  private final List<Problem> warnings;
  private final KnownValues knownValues = KnownValues.bounded();

  /** By the rules that they leave out. Sites that share a plan mostly share these too. */
  private final Map<BitSet, Prefilters> prefilters = new HashMap<>();

  Plan(
      Settings settings,
      List<List<Rule>> phases,
      Map<RuleChoice, BitSet> chosen,
      int transformations,
      ScreenedTests tests,
      List<Problem> warnings) {
    this.settings = settings;
    this.phases = phases.stream().map(List::copyOf).toList();
    this.chosen = chosen;
    this.transformations = transformations;
    this.tests = tests;
    this.warnings = List.copyOf(warnings);
  }

  public Settings settings() {
    return settings;
  }

  /** The rules of a phase, 1 to 5, in order; of a chain only the first. */
  public List<Rule> phase(int phase) {
    return phases.get(phase - 1);
  }

  /** All rules, phase by phase. */
  public List<Rule> rules() {
    return phases.stream().flatMap(List::stream).toList();
  }

  /** The numbers of the rules that a choice of this plan's own {@code ctl} means. */
  public BitSet chosen(RuleChoice choice) {
    return chosen.getOrDefault(choice, new BitSet());
  }

  /** How many transformations there are. */
  public int transformations() {
    return transformations;
  }

  /** What rules look at, by the number that their screening has. */
  public List<ValueGroup> groups() {
    return tests.groups();
  }

  /** How many sources the groups have together. */
  public int valueSources() {
    return tests.sources();
  }

  /** How many longs a set of tests takes. */
  public int testWords() {
    return (tests.requirements().size() + 63) / 64;
  }

  /**
   * Says of a value which operators may match it, by the number that a screening has. Knows nothing
   * of the operators of rules that are {@code unexpected}: they need not be right, only rare.
   */
  public synchronized Prefilters prefilters(BitSet unexpected) {
    return prefilters.computeIfAbsent(
        (BitSet) unexpected.clone(), rules -> new Prefilters(tests, testsBut(rules)));
  }

  private BitSet testsBut(BitSet unexpected) {
    BitSet expected = new BitSet();
    for (Rule head : rules()) {
      for (Rule link = head; link != null; link = link.next()) {
        Screening screening = link.condition().screening();
        if (screening != null && !unexpected.get(head.number())) {
          expected.set(screening.test());
        }
      }
    }
    return expected;
  }

  /** What came in other exchanges before. */
  public KnownValues knownValues() {
    return knownValues;
  }

  /** What loads but deserves a look. */
  public List<Problem> warnings() {
    return warnings;
  }
}
