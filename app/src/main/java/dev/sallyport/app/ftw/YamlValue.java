package dev.sallyport.app.ftw;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values of a loaded YAML document, taken for what a key should hold. */
final class YamlValue {
  private YamlValue() {}

  static Map<?, ?> map(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? map : Map.of();
  }

  /** A list; a single value is a list of one. */
  static List<?> list(@Nullable Object value) {
    return value instanceof List<?> list ? list : value == null ? List.of() : List.of(value);
  }

  static String text(Map<?, ?> map, String key, String absent) {
    Object value = map.get(key);
    return value == null ? absent : value.toString();
  }

  static boolean isTrue(Map<?, ?> map, String key, boolean absent) {
    return text(map, key, Boolean.toString(absent)).equals("true");
  }

  /** The bytes of the text in UTF-8, a character each. */
  static String latin1(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }
}
