package dev.sallyport.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An exclusion, pasted into the console. */
class ExclusionEntryTest {
  private static final String TEXT =
      """
      listen: [https://127.0.0.1:0]
      console: off
      sites:
        shop.example.com:
          certificate: self_signed
          origins: [http://127.0.0.1:1]
          rules: {crs: off, after: [own.conf]} # since the audit
      """;
  private static final String FORM = "site=shop.example.com&text=SecRuleRemoveById%20100001";

  @TempDir private Path folder;

  @Test
  void isShownFirstThenWrittenWithALineInTheLog() throws Exception {
    Files.writeString(
        folder.resolve("own.conf"),
        "SecRule ARGS \"@contains evil\" \"id:100001,phase:2,deny,status:403,log\"\n");
    Path file = Files.writeString(folder.resolve("gw.yaml"), TEXT);
    Path rules = folder.resolve("exclusions-shop.example.com-after.conf");
    try (RunningConsole console = new RunningConsole(file)) {
      assertThat(console.get("/sites/shop.example.com").body()).contains("Paste an exclusion");
      assertThat(console.post("/exclude", FORM).body())
          .contains("+ SecRuleRemoveById 100001")
          .contains("after: [own.conf, exclusions-shop.example.com-after.conf]} # since the audit");
      assertThat(file).hasContent(TEXT);
      assertThat(rules).doesNotExist();
      assertThat(console.post("/exclude", FORM + "&confirmed=yes").statusCode()).isEqualTo(303);
      assertThat(rules).content().endsWith("\nSecRuleRemoveById 100001\n");
      assertThat(Files.readString(file)).contains("exclusions-shop.example.com-after.conf");
      assertThat(console.log)
          .singleElement()
          .asString()
          .matches(
              "console: .* added an exclusion for shop.example.com to .*-after.conf:"
                  + " SecRuleRemoveById 100001");
      assertThat(console.post("/exclude", "site=shop.example.com&text=SecRuleEngine%20Off").body())
          .contains("wanted exclusions and nothing else");
    }
  }
}
