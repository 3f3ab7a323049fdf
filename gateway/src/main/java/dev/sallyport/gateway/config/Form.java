package dev.sallyport.gateway.config;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;

/** What the value of a key looks like in the file, for one type of value. */
interface Form<T> {
  /** What is wanted, in words: the end of "wanted ...". */
  String wanted();

  /** Reads a value; null where it is broken, with at least one problem reported at the spot. */
  @Nullable T read(Spot spot);

  /** Writes a value so that {@link #read} gives an equal one. */
  Node write(T value);

  /** The keys below it, for the document; none where it is no mapping. */
  default List<KeyTable<?>> tables() {
    return List.of();
  }
}
