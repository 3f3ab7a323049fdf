package dev.sallyport.doctor.survey;

import dev.sallyport.diagnosis.cause.Finding;
import dev.sallyport.diagnosis.report.Row;
import dev.sallyport.diagnosis.trail.Trail;
import java.util.List;

/**
 * What a survey learned.
 *
 * @param findings each cause once for each way
 * @param trails those that the findings rest on
 */
public record Surveyed(List<Row> table, List<Finding> findings, List<Trail> trails) {

  public Surveyed {
    table = List.copyOf(table);
    findings = List.copyOf(findings);
    trails = List.copyOf(trails);
  }
}
