package dev.sallyport.rules.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.rules.action.ActionWord;
import dev.sallyport.rules.action.Actions;
import dev.sallyport.rules.action.CtlWord;
import dev.sallyport.rules.action.Ctls;
import dev.sallyport.rules.lang.BadRules;
import dev.sallyport.rules.lang.TextSource;
import dev.sallyport.rules.lang.WordDoc;
import dev.sallyport.rules.operator.Operators;
import dev.sallyport.rules.variable.Variable;
import dev.sallyport.rules.variable.Variables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SeclangDocumentTest {
  private static final Path DOCUMENT = Path.of("../docs/seclang.md");

  /** Write it anew with {@code -Dsallyport.write=true}. */
  @Test
  void theDocumentSaysWhatTheTablesSay() throws IOException {
    if (Boolean.getBoolean("sallyport.write")) {
      Files.createDirectories(DOCUMENT.resolveSibling("."));
      Files.writeString(DOCUMENT, SeclangDocument.text());
    }
    assertThat(DOCUMENT).hasContent(SeclangDocument.text());
  }

  static Stream<WordDoc> docs() {
    return Stream.of(
            Directives.all().stream().map(DirectiveWord::doc),
            Variables.all().stream().map(Variable::doc),
            Actions.all().stream().map(ActionWord::doc),
            Ctls.all().stream().map(CtlWord::doc))
        .flatMap(s -> s);
  }

  @ParameterizedTest
  @MethodSource("docs")
  void everyExampleLoadsUnlessItsWordIsRefused(WordDoc doc) {
    TextSource files =
        new TextSource(
            Map.of(
                "rules/a.conf", "",
                "plugins/a-before.conf", "",
                "unicode.mapping", "20127\n00a1:21\n"));
    PlanReader reader = new PlanReader(files, Operators.with(List.of()), ZoneOffset.UTC);
    String rest =
        doc.example().contains("chain\"")
            ? doc.example() + "\nSecRule ARGS \"@rx x\""
            : doc.example();
    boolean loads = true;
    String why = "";
    try {
      reader.read("m.conf", rest);
    } catch (BadRules bad) {
      loads = false;
      why = String.valueOf(bad.getMessage());
    }
    assertThat(loads).as(doc.example() + ": " + why).isEqualTo(!doc.refused());
  }
}
