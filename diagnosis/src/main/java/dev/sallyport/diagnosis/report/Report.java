package dev.sallyport.diagnosis.report;

import dev.sallyport.diagnosis.cause.Finding;
import dev.sallyport.diagnosis.trail.Trail;
import java.util.List;

/**
 * What was seen and what it means.
 *
 * @param findings strongest first within each trail
 * @param table what was asked of each way; empty where ways were not compared
 */
public record Report(Verdict verdict, List<Finding> findings, List<Trail> trails, List<Row> table) {

  public Report {
    findings = List.copyOf(findings);
    trails = List.copyOf(trails);
    table = List.copyOf(table);
  }

  /** One without a table. */
  public Report(Verdict verdict, List<Finding> findings, List<Trail> trails) {
    this(verdict, findings, trails, List.of());
  }

  /** From good to bad. */
  public enum Verdict {
    /** Nothing was found. */
    OK("ok"),
    /** The client was served, and something is wrong all the same. */
    DEGRADED("degraded"),
    /** The client was not served. */
    FAILED("failed");

    private final String word;

    Verdict(String word) {
      this.word = word;
    }

    /** The word used in JSON. */
    public String word() {
      return word;
    }
  }
}
