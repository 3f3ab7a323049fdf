package dev.sallyport.gateway.config;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;

/**
 * One key whose value differs between two sites.
 *
 * @param key its path below the site, for instance {@code timeouts.connect}
 * @param left as the file would write it; {@code not set} where it has no value
 */
public record SiteDifference(String key, String left, String right) {
  private static final String NOT_SET = "not set";

  /** All that differs, names apart, in the order of the document. */
  public static List<SiteDifference> between(SiteConfiguration left, SiteConfiguration right) {
    List<SiteDifference> found = new ArrayList<>();
    compare(SiteKeys.TABLE, "", left, right, found);
    return List.copyOf(found);
  }

  private static <S> void compare(
      KeyTable<S> table, String prefix, S left, S right, List<SiteDifference> found) {
    for (Key<S, ?> key : table.keys()) {
      compare(key, prefix + key.name(), left, right, found);
    }
  }

  private static <S, T> void compare(
      Key<S, T> key, String path, S left, S right, List<SiteDifference> found) {
    T mine = key.from().apply(left);
    T other = key.from().apply(right);
    if (key.form() instanceof MappingForm<T> below && mine != null && other != null) {
      compare(below.table(), path + ".", mine, other, found);
      return;
    }
    String mineText = text(key.form(), mine);
    String otherText = text(key.form(), other);
    if (!mineText.equals(otherText)) {
      found.add(new SiteDifference(path, mineText, otherText));
    }
  }

  private static <T> String text(Form<T> form, @Nullable T value) {
    return value == null ? NOT_SET : YamlText.write(form.write(value), FlowStyle.FLOW).strip();
  }
}
