package dev.sallyport.gateway.config;

import dev.sallyport.gateway.ruleset.RuleSelection;
import dev.sallyport.gateway.ruleset.RuleSet;
import dev.sallyport.gateway.ruleset.RuleSets;
import dev.sallyport.rules.lang.Position;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.error.Mark;

/** One pass over one file: collects what is found on the way. */
final class Reading {
  /** Of each kind; a file with more is no configuration, and the list helps nobody. */
  private static final int MAX_PROBLEMS = 1000;

  private final String file;
  private final NamedFiles files;
  private final RuleSets rules;
  private final Instant now;
  private final Set<Problem> problems = new LinkedHashSet<>();
  private final Set<Problem> warnings = new LinkedHashSet<>();

  /** Sites that share a certificate have it read once. */
  final Map<IdentityFiles, DecodedIdentity> identities = new HashMap<>();

  /** By path; sites that share trust anchors have them read once. */
  final Map<String, DecodedTrust> trusts = new HashMap<>();

  /** By their files; sites that name the same ones share one. Empty where none could be loaded. */
  final Map<RuleSelection, Optional<RuleSet>> ruleSets = new HashMap<>();

  Reading(String file, NamedFiles files, RuleSets rules, Instant now) {
    this.file = file;
    this.files = files;
    this.rules = rules;
    this.now = now;
  }

  NamedFiles files() {
    return files;
  }

  RuleSets rules() {
    return rules;
  }

  Instant now() {
    return now;
  }

  void problem(int line, int column, String message) {
    add(problems, line, column, message);
  }

  void problem(Mark mark, String message) {
    add(problems, mark.getLine() + 1, mark.getColumn() + 1, message);
  }

  void warning(Mark mark, String message) {
    add(warnings, mark.getLine() + 1, mark.getColumn() + 1, message);
  }

  /** A value that several sites inherit is reported once. */
  private void add(Set<Problem> to, int line, int column, String message) {
    add(to, new Problem(file, line, column, message));
  }

  private static void add(Set<Problem> to, Problem problem) {
    if (to.size() < MAX_PROBLEMS) {
      to.add(problem);
    }
  }

  /** A problem of a rule file. */
  void problem(dev.sallyport.rules.lang.Problem found) {
    add(problems, placed(found));
  }

  /** A warning of a rule file. */
  void warning(dev.sallyport.rules.lang.Problem found) {
    add(warnings, placed(found));
  }

  private static Problem placed(dev.sallyport.rules.lang.Problem found) {
    Position at = found.at();
    return new Problem(at.file(), at.line(), at.column(), found.text());
  }

  /** Whether further problems are not kept, so that it is no use to look for them. */
  boolean full() {
    return problems.size() >= MAX_PROBLEMS;
  }

  List<Problem> problems() {
    return inFileOrder(problems);
  }

  List<Problem> warnings() {
    return inFileOrder(warnings);
  }

  /** This file's first; those of rule files as they were found. */
  private List<Problem> inFileOrder(Set<Problem> found) {
    List<Problem> own = new ArrayList<>(found);
    own.removeIf(problem -> !problem.file().equals(file));
    own.sort(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column));
    Set<Problem> all = new LinkedHashSet<>(own);
    all.addAll(found);
    return List.copyOf(all);
  }
}
