package dev.sallyport.rules.variable;

import dev.sallyport.rules.lang.BadWord;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The table of all variables. */
public final class Variables {
  private static final Map<String, Variable> ALL =
      Stream.of(
              RequestVariables.all(),
              ArgumentVariables.all(),
              BodyVariables.all(),
              MultipartVariables.all(),
              ResponseVariables.all(),
              ServerVariables.all(),
              TimeVariables.all(),
              CollectionVariables.all(),
              MatchVariables.all(),
              List.<Variable>of(new XmlVariable()),
              RefusedVariables.all())
          .flatMap(List::stream)
          .collect(
              Collectors.collectingAndThen(
                  Collectors.toMap(Variable::word, v -> v, (a, b) -> a, TreeMap::new),
                  Collections::unmodifiableMap));

  private Variables() {}

  /** In the order of their words. */
  public static Collection<Variable> all() {
    return ALL.values();
  }

  /** The variable of a word, case ignored; an error for one that is unknown or refused. */
  public static Variable of(String word) throws BadWord {
    Variable variable = ALL.get(word.toUpperCase(Locale.ROOT));
    if (variable == null) {
      throw BadWord.unknown("variable", word, ALL.keySet());
    }
    if (variable.doc().refused()) {
      throw new BadWord("variable " + word + " is not supported: " + variable.doc().text());
    }
    return variable;
  }
}
