package dev.sallyport.rules.exchange;

import dev.sallyport.rules.bytes.Slice;
import java.util.List;

/** The header fields of one head: their values and their names, as two collections. */
public final class Fields {
  private final ValueList values = new ValueList();
  private final ValueList names = new ValueList();

  public Fields(List<FieldLine> lines, KnownValues known) {
    for (FieldLine line : lines) {
      values.add(known.of(line.name(), line.value()));
      names.add(known.of(line.name(), line.name()));
    }
  }

  public ValueList values() {
    return values;
  }

  public ValueList names() {
    return names;
  }

  /** The first value of a field, or empty. */
  public Slice first(String lowerName) {
    List<Value> found = values.named(lowerName);
    return found.isEmpty() ? Slice.EMPTY : found.getFirst().bytes();
  }
}
