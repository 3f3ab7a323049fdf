package dev.sallyport.gateway.config;

import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;

/**
 * A single word or number.
 *
 * @param parse throws IllegalArgumentException where the text is not what is wanted
 */
record ScalarForm<T>(
    String wanted, BiFunction<String, NamedFiles, T> parse, Function<T, String> text)
    implements Form<T> {

  ScalarForm(String wanted, Function<String, T> parse, Function<T, String> text) {
    this(wanted, (written, files) -> parse.apply(written), text);
  }

  @Override
  public @Nullable T read(Spot spot) {
    String written = spot.text(wanted).orElse(null);
    if (written == null) {
      return null;
    }
    try {
      return parse.apply(written, spot.reading().files());
    } catch (IllegalArgumentException e) {
      spot.wrong(wanted);
      return null;
    }
  }

  @Override
  public Node write(T value) {
    return YamlText.scalar(text.apply(value));
  }
}
