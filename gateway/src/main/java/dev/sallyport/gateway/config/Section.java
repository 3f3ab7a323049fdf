package dev.sallyport.gateway.config;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** One mapping of the file, with every key of its table read. */
final class Section<S> {
  private final Spot spot;
  private final Map<String, Spot> written;
  private final Map<String, Object> values = new HashMap<>();
  private boolean broken;

  Section(Spot spot, MappingNode node, KeyTable<S> table) {
    this.spot = spot;
    this.written = written(spot, node, table);
    for (Key<S, ?> key : table.keys()) {
      read(key);
    }
  }

  /** The values by key; unknown, doubled and refused keys are reported. */
  private static Map<String, Spot> written(Spot spot, MappingNode node, KeyTable<?> table) {
    Map<String, Spot> found = new LinkedHashMap<>();
    for (NodeTuple entry : node.getValue()) {
      if (spot.reading().full()) {
        break;
      }
      Spot keySpot = spot.at(entry.getKeyNode(), spot.key());
      if (!(entry.getKeyNode() instanceof ScalarNode keyNode)) {
        keySpot.problem("a key that is no word; wanted one of " + String.join(", ", table.names()));
        continue;
      }
      String name = keyNode.getValue();
      if (!table.names().contains(name)) {
        keySpot.problem(unknown(name, table));
      } else if (found.putIfAbsent(name, spot.at(entry.getValueNode(), name)) != null) {
        keySpot.problem("duplicate key " + name + "; wanted it once");
      }
    }
    return found;
  }

  private static String unknown(String name, KeyTable<?> table) {
    String reason = table.refused().get(name);
    if (reason != null) {
      return "key " + name + " is refused; " + reason;
    }
    Optional<String> meant = Nearest.to(name, table.names());
    return "unknown key "
        + Spot.shown(name)
        + "; "
        + meant
            .map(near -> "did you mean " + near + "?")
            .orElseGet(() -> "wanted one of " + String.join(", ", table.names()));
  }

  private <T> void read(Key<S, T> key) {
    Spot here = written.get(key.name());
    if (here == null) {
      switch (key.absence()) {
        case Absence.Required required -> {
          spot.problem("missing key " + key.name() + "; wanted " + key.form().wanted());
          broken = true;
        }
        case Absence.Unset unset -> {}
        case Absence.Default given -> read(key, spot.at(given.node(), key.name()));
      }
    } else {
      read(key, here);
    }
  }

  private <T> void read(Key<S, T> key, Spot here) {
    T value = key.form().read(here);
    if (value == null) {
      broken = true;
    } else {
      values.put(key.name(), value);
    }
  }

  /** The key that the mapping stands under. */
  String name() {
    return spot.key();
  }

  /** Whether a value is missing or could not be read. */
  boolean broken() {
    return broken;
  }

  /** The value of a key that is required or has a default; only where nothing is broken. */
  <T> T value(Key<S, T> key) {
    return optional(key).orElseThrow();
  }

  /** The value of a key, empty where it is not set or broken. */
  @SuppressWarnings("unchecked") // the key's own form made the value
  <T> Optional<T> optional(Key<S, T> key) {
    return Optional.ofNullable((T) values.get(key.name()));
  }

  /** Where the value of a key stands; the mapping itself where it was left out. */
  Spot spot(Key<S, ?> key) {
    return Objects.requireNonNullElse(written.get(key.name()), spot);
  }

  boolean writes(Key<S, ?> key) {
    return written.containsKey(key.name());
  }

  /** The known keys that are written, in the order of the file. */
  Set<String> writtenKeys() {
    return written.keySet();
  }

  /** Reports that the mapping as a whole does not fit. */
  void problem(String message) {
    spot.problem(message);
    broken = true;
  }
}
