package dev.sallyport.lab.reflect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.lab.pki.LabPki;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReflectingOriginTest {
  private static HttpResponse<String> post(HttpClient client, String uri, String body)
      throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(uri)).POST(BodyPublishers.ofString(body)).build();
    return client.send(request, BodyHandlers.ofString());
  }

  private static HttpResponse<String> reflect(String body) throws Exception {
    try (ReflectingOrigin origin = ReflectingOrigin.start();
        HttpClient client = HttpClient.newHttpClient()) {
      return post(client, "http://127.0.0.1:%d/reflect".formatted(origin.port()), body);
    }
  }

  @Test
  void theDescribedAnswerComes() throws Exception {
    HttpResponse<String> response =
        reflect(
            """
            {"status": 503, "headers": {"Content-Type": "text/html", "X-Powered-By": "lab"},
             "body": "<p>\\u00e9\\"\\t</p>", "logMessage": "ignored"}
            """);
    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(response.headers().firstValue("X-Powered-By")).contains("lab");
    assertThat(response.body()).isEqualTo("<p>é\"\t</p>");
  }

  @Test
  void theEncodedBodyIsDecoded() throws Exception {
    HttpResponse<String> response =
        reflect("{\"encodedBody\":\"c2VjcmV0\",\"headers\":{\"Content-Length\":\"1\"}}");
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEqualTo("secret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "{\"status\":\"200\"}",
        "{\"status\":100}",
        "{\"status\":99999999999999999999}",
        "{\"body\":1}",
        "{\"body\":\"\\u12\"}",
        "{\"encodedBody\":\"*\"}",
        "{} {}",
        "{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{}}}}}}}}}"
      })
  void whatDescribesNoAnswerIsToldSo(String body) throws Exception {
    HttpResponse<String> response = reflect(body);
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).startsWith("cannot reflect: ");
  }

  @Test
  void everyOtherPathIsAPageOverTlsToo() throws Exception {
    LabPki pki = LabPki.create();
    try (ReflectingOrigin origin = ReflectingOrigin.startTls(pki, "localhost");
        HttpClient client = HttpClient.newBuilder().sslContext(pki.clientContext()).build()) {
      String uri = "https://localhost:%d/any".formatted(origin.port());
      assertThat(post(client, uri, "{\"status\":500}").statusCode()).isEqualTo(200);
    }
  }
}
