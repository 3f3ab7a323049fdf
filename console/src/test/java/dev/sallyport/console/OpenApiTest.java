package dev.sallyport.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sallyport.console.http.Route;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The description says what the server answers, and the server answers nothing else. */
class OpenApiTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String DESCRIPTION = "/api/openapi.json";

  private RunningConsole console;

  @BeforeEach
  void start() throws Exception {
    console = new RunningConsole();
    console.memory.take(Exchanges.served(1, "/"));
    console.memory.take(Exchanges.refused(2, "shop.example.com", "/lost"));
  }

  @AfterEach
  void stop() {
    console.close();
  }

  private JsonNode description() throws Exception {
    return MAPPER.readTree(console.get(DESCRIPTION).body());
  }

  @Test
  void everyPathIsDescribedAndNoOther() throws Exception {
    Set<String> described = new TreeSet<>();
    description().path("paths").fieldNames().forEachRemaining(described::add);
    Set<String> routes =
        Console.routes(console.shown, line -> {}).stream()
            .map(Route::path)
            .filter(path -> path.startsWith("/api/") && !path.equals(DESCRIPTION))
            .map(path -> path.replace("*", "{id}"))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(described).isEqualTo(routes).hasSize(5);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/now", "/api/sites", "/api/exchanges", "/api/exchanges/{id}"})
  void anAnswerIsAsDescribed(String path) throws Exception {
    JsonNode document = description();
    HttpResponse<String> answer = console.get(path.replace("{id}", Exchanges.id(2)));
    assertThat(answer.statusCode()).isEqualTo(200);
    JsonNode response = document.path("paths").path(path).path("get").path("responses").path("200");
    JsonNode schema = response.path("content").path("application/json").path("schema");
    assertThat(schema.has("$ref")).isTrue();
    assertThat(new SchemaCheck(document).faults(schema, MAPPER.readTree(answer.body()))).isEmpty();
  }

  @Test
  void theDoctorIsSentAndWhatItFindsIsAsDescribed() throws Exception {
    JsonNode document = description();
    JsonNode schema = document.path("components").path("schemas").path("Examination");
    String path = "/api/doctor/shop.example.com";
    assertThat(console.get(path).statusCode()).isEqualTo(404);
    assertThat(console.post(path, "host=evil.example").statusCode()).isEqualTo(400);
    HttpResponse<String> begun = console.post(path, "target=/cart");
    assertThat(begun.statusCode()).isEqualTo(202);
    assertThat(new SchemaCheck(document).faults(schema, MAPPER.readTree(begun.body()))).isEmpty();
    JsonNode known = MAPPER.readTree(console.examined(path));
    assertThat(new SchemaCheck(document).faults(schema, known)).isEmpty();
    assertThat(known.path("target").asText()).isEqualTo("/cart");
    JsonNode origin = known.path("origins").path(0);
    assertThat(origin.path("url").asText()).isEqualTo("http://127.0.0.1:1");
    assertThat(origin.path("report").path("findings").path(0).path("cause").asText())
        .isEqualTo("origin.connect.refused");
  }

  @Test
  void theCheckSeesWhatIsOtherwise() throws Exception {
    JsonNode document = description();
    JsonNode schema = document.path("components").path("schemas").path("Now");
    JsonNode wrong = MAPPER.readTree("{\"at\":1,\"sites\":[{}],\"more\":true}");
    List<String> faults = new SchemaCheck(document).faults(schema, wrong);
    assertThat(faults)
        .contains("$: lacks per_second", "$.at: wanted string, got 1")
        .contains("$: has more, which nobody told of", "$.sites[0]: lacks causes");
  }

  @Test
  void theClientOfTheCommandLineGetsAnExchange() throws Exception {
    ConsoleClient client = new ConsoleClient(console.root(), console.token.text());
    JsonNode line = MAPPER.readTree(client.exchange(Exchanges.id(1)).orElseThrow());
    assertThat(line.path("sallyport.exchange.id").asText()).isEqualTo(Exchanges.id(1));
    assertThat(line.has("sallyport.trail")).isTrue();
    assertThat(client.exchange(Exchanges.id(77))).isEmpty();
    assertThatThrownBy(() -> new ConsoleClient(console.root(), "wrong").exchange("1"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("got 401: a wrong token");
  }
}
