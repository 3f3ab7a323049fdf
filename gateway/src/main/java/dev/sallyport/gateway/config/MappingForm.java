package dev.sallyport.gateway.config;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;

/**
 * A mapping with the keys of a table.
 *
 * @param check looks at what could be read, a broken section too, and reports what does not fit
 * @param build called only where no key is missing or broken
 */
record MappingForm<T>(
    KeyTable<T> table, Consumer<Section<T>> check, Function<Section<T>, @Nullable T> build)
    implements Form<T> {

  MappingForm(KeyTable<T> table, Function<Section<T>, @Nullable T> build) {
    this(table, section -> {}, build);
  }

  @Override
  public String wanted() {
    return "a mapping with the keys " + String.join(", ", table.names());
  }

  @Override
  public @Nullable T read(Spot spot) {
    if (!(spot.node() instanceof MappingNode mapping)) {
      spot.wrong(wanted());
      return null;
    }
    Section<T> section = new Section<>(spot, mapping, table);
    check.accept(section);
    return section.broken() ? null : build.apply(section);
  }

  @Override
  public Node write(T value) {
    List<NodeTuple> entries = new ArrayList<>();
    for (Key<T, ?> key : table.keys()) {
      write(key, value, entries);
    }
    return YamlText.mapping(entries);
  }

  private static <S, V> void write(Key<S, V> key, S of, List<NodeTuple> to) {
    V value = key.from().apply(of);
    if (value != null) {
      to.add(new NodeTuple(YamlText.scalar(key.name()), key.form().write(value)));
    }
  }

  @Override
  public List<KeyTable<?>> tables() {
    return List.of(table);
  }
}
