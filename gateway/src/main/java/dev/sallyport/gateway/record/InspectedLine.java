package dev.sallyport.gateway.record;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.sallyport.rules.eval.Exhausted;
import dev.sallyport.rules.exchange.EngineMode;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** What the rules made of an exchange, as fields of its line. */
final class InspectedLine {
  private InspectedLine() {}

  static void write(JsonGenerator json, Inspected rules) throws IOException {
    json.writeStringField("sallyport.rules.mode", mode(rules.mode()));
    if (rules.outcome() instanceof Inspected.Outcome.Denied(long ruleId, int phase)) {
      json.writeNumberField("sallyport.rules.denied.rule", ruleId);
      json.writeNumberField("sallyport.rules.denied.phase", phase);
    }
    matched(json, rules.matched());
    scores(json, rules.scores());
    exhausted(json, rules.exhausted());
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

  private static void matched(JsonGenerator json, List<Inspected.Matched> matched)
      throws IOException {
    if (!matched.isEmpty()) {
      json.writeArrayFieldStart("sallyport.rules.matched");
      for (Inspected.Matched rule : matched) {
        json.writeStartObject();
        json.writeNumberField("id", rule.id());
        json.writeStringField("msg", rule.message());
        targets(json, rule.targets());
        points(json, rule.scores());
        json.writeEndObject();
      }
      json.writeEndArray();
    }
  }

  private static void targets(JsonGenerator json, List<String> targets) throws IOException {
    if (!targets.isEmpty()) {
      json.writeArrayFieldStart("targets");
      for (String target : targets) {
        json.writeString(target);
      }
      json.writeEndArray();
    }
  }

  private static void points(JsonGenerator json, Map<String, Long> points) throws IOException {
    if (!points.isEmpty()) {
      json.writeObjectFieldStart("points");
      for (Map.Entry<String, Long> score : points.entrySet()) {
        json.writeNumberField(score.getKey(), score.getValue());
      }
      json.writeEndObject();
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
