package dev.sallyport.rules.plan;

import dev.sallyport.rules.lang.BadWord;
import dev.sallyport.rules.lang.Statement.Directive;
import dev.sallyport.rules.lang.WordDoc;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The table of all directives. */
public final class Directives {
  /** Those that the reader itself understands. */
  private static final List<DirectiveWord> READ =
      List.of(
          read(
              "SecRule",
              "A condition and what follows from it.",
              "SecRule ARGS \"@rx x\" \"id:1\""),
          read("SecAction", "What is done in any case.", "SecAction \"id:1,phase:1,pass\""),
          read("Include", "Reads the files that a pattern names.", "Include rules/*.conf"),
          read(
              "IncludeOptional",
              "The same; no file is no error.",
              "IncludeOptional plugins/*-before.conf"));

  private static final Map<String, DirectiveWord> ALL =
      Stream.of(
              READ,
              EngineDirectives.all(),
              AuditDirectives.all(),
              RuleDirectives.all(),
              OtherDirectives.all())
          .flatMap(List::stream)
          .collect(
              Collectors.collectingAndThen(
                  Collectors.toMap(
                      d -> d.word().toLowerCase(Locale.ROOT), d -> d, (a, b) -> a, TreeMap::new),
                  Collections::unmodifiableMap));

  private Directives() {}

  private static DirectiveWord read(String word, String text, String example) {
    return new DirectiveWord(word, WordDoc.supported(text, example), 1, 3, (a, d) -> {});
  }

  /** In the order of their words. */
  public static Collection<DirectiveWord> all() {
    return ALL.values();
  }

  static void apply(Directive directive, PlanDraft draft) throws BadWord {
    DirectiveWord word = ALL.get(directive.name().toLowerCase(Locale.ROOT));
    if (word == null) {
      throw BadWord.unknown(
          "directive", directive.name(), ALL.values().stream().map(DirectiveWord::word).toList());
    }
    if (word.doc().refused()) {
      throw new BadWord(word.word() + " is not supported: " + word.doc().text());
    }
    int got = directive.arguments().size();
    if (got < word.least() || got > word.most()) {
      throw new BadWord(
          word.word() + " wants " + word.least() + " to " + word.most() + " arguments, got " + got);
    }
    word.reader().read(directive.arguments(), draft);
  }
}
