package dev.sallyport.gateway.record;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.sallyport.rules.eval.Exhausted;
import dev.sallyport.rules.eval.Interruption;
import dev.sallyport.rules.eval.RuleHit;
import dev.sallyport.rules.exchange.EngineMode;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** What the rules made of an exchange, as fields of its line. */
final class InspectedLine {
  private InspectedLine() {}

  static void write(JsonGenerator json, Inspected rules) throws IOException {
    json.writeStringField("sallyport.rules.mode", mode(rules.mode()));
    Interruption by = rules.verdict().interruption();
    if (by != null) {
      json.writeNumberField("sallyport.rules.denied.rule", by.ruleId());
      json.writeNumberField("sallyport.rules.denied.phase", by.phase());
    }
    matched(json, rules.verdict().hits());
    scores(json, rules.verdict().scores());
    exhausted(json, rules.verdict().exhausted());
    if (!rules.errorLog().isEmpty()) {
      json.writeArrayFieldStart("sallyport.rules.error_log");
      for (String line : rules.errorLog()) {
        json.writeString(line);
      }
      json.writeEndArray();
    }
  }

  /** As the configuration and SecRuleEngine name it. */
  private static String mode(EngineMode mode) {
    return switch (mode) {
      case ON -> "block";
      case DETECTION_ONLY -> "detect";
      case OFF -> "off";
    };
  }

  private static void matched(JsonGenerator json, List<RuleHit> hits) throws IOException {
    if (!hits.isEmpty()) {
      json.writeArrayFieldStart("sallyport.rules.matched");
      for (RuleHit hit : hits) {
        json.writeStartObject();
        json.writeNumberField("id", hit.rule().id());
        json.writeStringField("msg", hit.message());
        json.writeEndObject();
      }
      json.writeEndArray();
    }
  }

  private static void scores(JsonGenerator json, Map<String, String> scores) throws IOException {
    if (!scores.isEmpty()) {
      json.writeObjectFieldStart("sallyport.rules.scores");
      for (Map.Entry<String, String> score : scores.entrySet()) {
        json.writeStringField(score.getKey(), score.getValue());
      }
      json.writeEndObject();
    }
  }

  private static void exhausted(JsonGenerator json, List<Exhausted> rules) throws IOException {
    if (!rules.isEmpty()) {
      json.writeArrayFieldStart("sallyport.rules.exhausted");
      for (Exhausted rule : rules) {
        json.writeStartObject();
        json.writeNumberField("id", rule.ruleId());
        json.writeStringField("target", rule.target());
        json.writeNumberField("value_bytes", rule.valueBytes());
        json.writeEndObject();
      }
      json.writeEndArray();
    }
  }
}
