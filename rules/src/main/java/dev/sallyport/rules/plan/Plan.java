package dev.sallyport.rules.plan;

import dev.sallyport.rules.exchange.KnownValues;
import dev.sallyport.rules.exchange.RuleChoice;
import dev.sallyport.rules.lang.Problem;
import java.util.BitSet;
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
  private final List<ValueGroup> groups;
  private final int valueSources;
  private final Prefilters prefilters;
  private final List<Problem> warnings;
  private final KnownValues knownValues = KnownValues.bounded();

  Plan(
      Settings settings,
      List<List<Rule>> phases,
      Map<RuleChoice, BitSet> chosen,
      int transformations,
      ScreeningTable screenings,
      List<Problem> warnings) {
    this.settings = settings;
    this.phases = phases.stream().map(List::copyOf).toList();
    this.chosen = chosen;
    this.transformations = transformations;
    this.groups = List.copyOf(screenings.groups());
    this.valueSources = screenings.sources();
    this.prefilters = screenings.prefilters();
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
    return groups;
  }

  /** How many sources the groups have together. */
  public int valueSources() {
    return valueSources;
  }

  /** Says of a value which operators may match it, by the number that a screening has. */
  public Prefilters prefilters() {
    return prefilters;
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
