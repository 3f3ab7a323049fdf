package dev.sallyport.app.rules;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.sallyport.rules.exchange.RuleIdentity;
import dev.sallyport.rules.plan.Plan;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;

/** The rules of a plan as a list for people and for programs. */
public final class RuleTable {
  private static final String PARANOIA_TAG = "paranoia-level/";

  private RuleTable() {}

  /**
   * One rule.
   *
   * @param paranoia 0 where the rule does not say
   */
  public record Row(RuleIdentity rule, int paranoia) {
    /** Fit for a terminal and for {@code grep}. */
    public String line() {
      return "%9d phase:%d %s %s  %s:%d"
          .formatted(
              rule.id(),
              rule.phase(),
              paranoia == 0 ? "    " : "PL:" + paranoia,
              rule.message().isEmpty() ? "-" : rule.message(),
              rule.at().file(),
              rule.at().line());
    }
  }

  /** In the order in which they run. */
  public static List<Row> rows(Plan plan) {
    return plan.rules().stream().map(r -> new Row(r.identity(), paranoia(r.identity()))).toList();
  }

  private static int paranoia(RuleIdentity rule) {
    return rule.tags().stream()
        .filter(tag -> tag.startsWith(PARANOIA_TAG) && tag.length() == PARANOIA_TAG.length() + 1)
        .mapToInt(tag -> Character.digit(tag.charAt(tag.length() - 1), 10))
        .findFirst()
        .orElse(0);
  }

  /** An array with one object a rule. */
  public static String json(List<Row> rows) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.useDefaultPrettyPrinter();
      json.writeStartArray();
      for (Row row : rows) {
        write(json, row);
      }
      json.writeEndArray();
    }
    return text.toString();
  }

  private static void write(JsonGenerator json, Row row) throws IOException {
    RuleIdentity rule = row.rule();
    json.writeStartObject();
    json.writeNumberField("id", rule.id());
    json.writeNumberField("phase", rule.phase());
    if (row.paranoia() > 0) {
      json.writeNumberField("paranoia", row.paranoia());
    }
    json.writeStringField("message", rule.message());
    json.writeNumberField("severity", rule.severity());
    json.writeArrayFieldStart("tags");
    for (String tag : rule.tags()) {
      json.writeString(tag);
    }
    json.writeEndArray();
    json.writeStringField("file", rule.at().file());
    json.writeNumberField("line", rule.at().line());
    json.writeEndObject();
  }
}
