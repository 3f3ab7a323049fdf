package dev.sallyport.console;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Whether a value is as a schema says, for the part of JSON Schema that our description uses. */
record SchemaCheck(JsonNode document) {
  private static final Set<String> KNOWN =
      Set.of(
          "$ref",
          "type",
          "properties",
          "required",
          "additionalProperties",
          "items",
          "enum",
          "description");

  /** Everything that is otherwise, with its place. */
  List<String> faults(JsonNode schema, JsonNode value) {
    List<String> faults = new ArrayList<>();
    check(schema, value, "$", faults);
    return faults;
  }

  private void check(JsonNode schema, JsonNode value, String place, List<String> faults) {
    schema
        .fieldNames()
        .forEachRemaining(word -> {
          if (!KNOWN.contains(word)) {
            faults.add("the schema uses " + word + ", which is not checked");
          }
        });
    if (schema.has("$ref")) {
      check(document.at(schema.path("$ref").asText().substring(1)), value, place, faults);
      return;
    }
    if (!type(schema.path("type").asText(), value)) {
      faults.add(place + ": wanted " + schema.path("type").asText() + ", got " + value);
    }
    if (schema.has("enum") && !has(schema.path("enum"), value)) {
      faults.add(place + ": wanted one of " + schema.path("enum") + ", got " + value);
    }
    for (JsonNode name : schema.path("required")) {
      if (!value.has(name.asText())) {
        faults.add(place + ": lacks " + name.asText());
      }
    }
    for (var field : value.properties()) {
      JsonNode known = schema.path("properties").path(field.getKey());
      if (!known.isMissingNode()) {
        check(known, field.getValue(), place + "." + field.getKey(), faults);
      } else if (!schema.path("additionalProperties").asBoolean(true)) {
        faults.add(place + ": has " + field.getKey() + ", which nobody told of");
      }
    }
    if (value.isArray()) {
      for (int i = 0; i < value.size(); i++) {
        check(schema.path("items"), value.get(i), place + "[" + i + "]", faults);
      }
    }
  }

  private static boolean has(JsonNode list, JsonNode value) {
    for (JsonNode one : list) {
      if (one.equals(value)) {
        return true;
      }
    }
    return false;
  }

  private static boolean type(String type, JsonNode value) {
    return switch (type) {
      case "object" -> value.isObject();
      case "array" -> value.isArray();
      case "string" -> value.isTextual();
      case "integer" -> value.isIntegralNumber();
      case "number" -> value.isNumber();
      case "boolean" -> value.isBoolean();
      default -> false;
    };
  }
}
