package dev.sallyport.rules.plan;

import dev.sallyport.rules.action.Actions;
import dev.sallyport.rules.action.Ctls;
import dev.sallyport.rules.lang.WordDoc;
import dev.sallyport.rules.operator.OperatorWord;
import dev.sallyport.rules.operator.Operators;
import dev.sallyport.rules.operator.Support;
import dev.sallyport.rules.transform.Transformation;
import dev.sallyport.rules.transform.Transformations;
import dev.sallyport.rules.transform.UnicodeMap;
import dev.sallyport.rules.variable.Variables;
import java.util.Comparator;
import java.util.List;

/** Makes {@code docs/seclang.md} of the tables of words. */
final class SeclangDocument {
  private final StringBuilder text = new StringBuilder();

  private SeclangDocument() {}

  static String text() {
    SeclangDocument document = new SeclangDocument();
    document.text.append(
        """
        # SecLang, word by word

        What Sallyport makes of each word of ModSecurity's rule language. *Supported* works as in
        ModSecurity v2 and v3; where these two differ, as in v2. *Differs* works, with the
        difference named. *Refused* is an error at load, with file, line and column: a rule that
        cannot do what it says does not load. This page is made from the tables of words; a test
        keeps the two equal.

        Quotes and escapes are read as Apache reads them: inside quotes `\\"` is a quote and `\\\\`
        one backslash. Regular expressions match bytes; a dot takes line feeds, `$` is the very
        end. An exclusion or an update that matches no rule is a warning at load.
        """);
    document.section("Directives");
    Directives.all().forEach(d -> document.row(d.word(), d.doc()));
    document.section("Variables");
    Variables.all().forEach(v -> document.row(v.word(), v.doc()));
    document.section("Operators");
    Operators.with(List.of()).all().stream()
        .sorted(Comparator.comparing(OperatorWord::word, String.CASE_INSENSITIVE_ORDER))
        .forEach(document::operator);
    document.section("Transformations");
    for (Transformation word : Transformations.with(UnicodeMap.NONE).all()) {
      String example = "SecRule ARGS \"@rx x\" \"id:1,t:" + word.word() + "\"";
      document.row("t:" + word.word(), WordDoc.supported("", example));
    }
    document.section("Actions");
    Actions.all().forEach(a -> document.row(a.word(), a.doc()));
    document.section("Options of ctl");
    Ctls.all().forEach(c -> document.row(c.word(), c.doc()));
    return document.text.toString();
  }

  private void section(String title) {
    text.append("\n## ")
        .append(title)
        .append("\n| word | | what it does | example |\n|---|---|---|---|\n");
  }

  private void operator(OperatorWord word) {
    String example = "SecRule ARGS \"@" + word.word() + " x\" \"id:1\"";
    row(
        "@" + word.word(),
        switch (word.support()) {
          case Support.Full() -> WordDoc.supported("", example);
          case Support.Differs(String why) -> WordDoc.differs(why, example);
          case Support.NeverMatches(String why) ->
              WordDoc.differs("Loads with a warning and never matches: " + why, example);
          case Support.Refused(String why) -> WordDoc.refused(why, example);
        });
  }

  private void row(String word, WordDoc doc) {
    String support =
        switch (doc.support()) {
          case SUPPORTED -> "supported";
          case DIFFERS -> "differs";
          case REFUSED -> "**refused**";
        };
    text.append("| `").append(word).append("` | ").append(support).append(" | ");
    text.append(cell(doc.text())).append(" | `").append(cell(doc.example())).append("` |\n");
  }

  private static String cell(String content) {
    return content.replace("|", "\\|").replace("\n", " ");
  }
}
