package dev.sallyport.gateway.config;

import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One key of the file: all that the reader, the writer and the document know of it.
 *
 * @param doc one sentence
 * @param from the value of this key in what its mapping became; null where it has none
 */
record Key<S, T>(
    String name, Form<T> form, Absence absence, String doc, Function<S, @Nullable T> from) {

  static <S, T> Key<S, T> required(
      String name, Form<T> form, String doc, Function<S, @Nullable T> from) {
    return new Key<>(name, form, new Absence.Required(), doc, from);
  }

  /** A key that may be left out; {@code unset} says what happens then. */
  static <S, T> Key<S, T> optional(
      String name, Form<T> form, String unset, String doc, Function<S, @Nullable T> from) {
    return new Key<>(name, form, new Absence.Unset(unset), doc, from);
  }

  /** A key with a default, as the file would write it. */
  static <S, T> Key<S, T> of(
      String name, Form<T> form, String text, String doc, Function<S, @Nullable T> from) {
    Absence absence =
        new Absence.Default(text, Objects.requireNonNull(YamlText.compose(text), name));
    return new Key<>(name, form, absence, doc, from);
  }
}
