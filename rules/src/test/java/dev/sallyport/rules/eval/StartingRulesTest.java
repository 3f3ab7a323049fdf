package dev.sallyport.rules.eval;

import static dev.sallyport.rules.eval.Requests.ids;
import static dev.sallyport.rules.eval.Requests.posted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.rules.lang.BadRules;
import dev.sallyport.rules.plan.StartingRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StartingRulesTest {
  private static final String RULES =
      StartingRules.TEXT + "SecRule ARGS|XML:/* \"@streq evil\" \"id:1,deny\"\n";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "application/json|{\"a\":\"evil\"}",
        "application/vnd.x+json; charset=utf-8|[\"evil\"]",
        "text/xml|<a>evil</a>",
        "application/soap+xml|<a>evil</a>",
        "application/x-www-form-urlencoded|a=evil"
      })
  void bodiesOfEachTypeAreRead(String type, String body) throws BadRules {
    assertThat(ids(posted(RULES, type, body))).containsExactly(1L);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "application/json|{",
        "text/xml|<a>",
        "multipart/form-data|x",
        "multipart/form-data; boundary=b|--b"
      })
  void aBodyThatCannotBeReadIsDenied(String type, String body) throws BadRules {
    assertThat(ids(posted(RULES, type, body))).containsExactly(200002L);
  }

  @Test
  void aLooseMultipartBodyIsDenied() throws BadRules {
    String body = "--b\nContent-Disposition: form-data; name=\"a\"\n\nv\n--b--\n";
    assertThat(ids(posted(RULES, "multipart/form-data; boundary=b", body)))
        .containsExactly(200003L);
  }
}
