package dev.sallyport.gateway.config;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.error.Mark;

/** One pass over one file: collects what is found on the way. */
final class Reading {
  /** Of each kind; a file with more is no configuration, and the list helps nobody. */
  private static final int MAX_PROBLEMS = 1000;

  private final String file;
  private final NamedFiles files;
  private final Instant now;
  private final Set<Problem> problems = new LinkedHashSet<>();
  private final Set<Problem> warnings = new LinkedHashSet<>();

  /** Sites that share a certificate have it read once. */
  final Map<IdentityFiles, DecodedIdentity> identities = new HashMap<>();

  /** By path; sites that share trust anchors have them read once. */
  final Map<String, DecodedTrust> trusts = new HashMap<>();

  Reading(String file, NamedFiles files, Instant now) {
    this.file = file;
    this.files = files;
    this.now = now;
  }

  NamedFiles files() {
    return files;
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
    if (to.size() < MAX_PROBLEMS) {
      to.add(new Problem(file, line, column, message));
    }
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

  private static List<Problem> inFileOrder(Set<Problem> found) {
    List<Problem> sorted = new ArrayList<>(found);
    sorted.sort(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column));
    return List.copyOf(sorted);
  }
}
