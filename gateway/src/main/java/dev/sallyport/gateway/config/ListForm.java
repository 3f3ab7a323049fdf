package dev.sallyport.gateway.config;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A list of at least {@code fewest} values of one form. */
record ListForm<T>(Form<T> item, int fewest) implements Form<List<T>> {
  private static final int MAX_ENTRIES = 10_000;

  @Override
  public String wanted() {
    return "a list" + (fewest > 0 ? " with at least one entry" : "") + ", each " + item.wanted();
  }

  @Override
  public @Nullable List<T> read(Spot spot) {
    if (!(spot.node() instanceof SequenceNode sequence) || sequence.getValue().size() < fewest) {
      spot.wrong(wanted());
      return null;
    }
    if (sequence.getValue().size() > MAX_ENTRIES) {
      int size = sequence.getValue().size();
      spot.problem(
          "too long a list for " + spot.key() + "; wanted at most 10000 entries, got " + size);
      return null;
    }
    List<T> values = new ArrayList<>();
    for (Node node : sequence.getValue()) {
      T value = item.read(spot.at(node, spot.key()));
      if (value != null) {
        values.add(value);
      }
    }
    return values.size() < sequence.getValue().size() ? null : List.copyOf(values);
  }

  @Override
  public Node write(List<T> values) {
    return YamlText.list(values.stream().map(item::write).toList());
  }

  @Override
  public List<KeyTable<?>> tables() {
    return item.tables();
  }
}
