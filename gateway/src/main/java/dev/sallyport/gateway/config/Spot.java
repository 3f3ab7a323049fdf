package dev.sallyport.gateway.config;

import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * One value of the file while it is read.
 *
 * @param key the key that it stands under, for messages
 */
record Spot(Reading reading, Node node, String key) {
  private static final int MAX_SCALAR_LENGTH = 4096;
  private static final int MAX_SHOWN_LENGTH = 80;

  Spot at(Node other, String otherKey) {
    return new Spot(reading, other, otherKey);
  }

  void problem(String message) {
    reading.problem(node.getStartMark(), message);
  }

  void warning(String message) {
    reading.warning(node.getStartMark(), message);
  }

  void wrong(String wanted) {
    problem("wrong value for " + key + "; wanted " + wanted + ", got " + got());
  }

  /** The text of a scalar; empty, and a problem, where there is none. */
  Optional<String> text(String wanted) {
    if (node instanceof ScalarNode scalar && !scalar.getValue().isEmpty()) {
      if (scalar.getValue().length() <= MAX_SCALAR_LENGTH) {
        return Optional.of(scalar.getValue());
      }
      int length = scalar.getValue().length();
      problem("too long a value for " + key + "; wanted at most 4096 characters, got " + length);
      return Optional.empty();
    }
    wrong(wanted);
    return Optional.empty();
  }

  /** The content of a named file; null, and a problem here, where it cannot be read. */
  byte @Nullable [] content(String path) {
    try {
      return reading.files().read(path);
    } catch (IOException e) {
      problem("cannot read the file of " + key + "; wanted " + path + ", got " + e.getMessage());
      return null;
    }
  }

  private String got() {
    return switch (node) {
      case ScalarNode scalar -> scalar.getValue().isEmpty() ? "nothing" : shown(scalar.getValue());
      case SequenceNode list -> list.getValue().isEmpty() ? "an empty list" : "a list";
      case MappingNode mapping -> mapping.getValue().isEmpty() ? "an empty mapping" : "a mapping";
      default -> "a " + node.getNodeId();
    };
  }

  /** Text of the file, made fit for one line of a terminal. */
  static String shown(String text) {
    boolean cut = text.length() > MAX_SHOWN_LENGTH;
    StringBuilder line = new StringBuilder();
    (cut ? text.substring(0, MAX_SHOWN_LENGTH) : text)
        .codePoints()
        .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? '?' : c)
        .forEach(line::appendCodePoint);
    return line + (cut ? "..." : "");
  }
}
