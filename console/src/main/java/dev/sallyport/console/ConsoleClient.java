package dev.sallyport.console;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLException;

/**
 * Asks a running gateway's console.
 *
 * @param root for instance {@code http://127.0.0.1:9443/}
 * @param token as its file holds it
 */
public record ConsoleClient(URI root, String token) {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final long MOST_BYTES = 16 << 20;

  /**
   * One exchange as a line of the log, its trail included; empty where the gateway does not keep
   * it.
   *
   * @param id 16 hexadecimal digits
   * @throws IOException where the console does not answer, or not to this token
   */
  public Optional<String> exchange(String id) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(root.resolve("/api/exchanges/" + id))
            .header("Authorization", "Bearer " + token)
            .timeout(PATIENCE)
            .build();
    try (HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      HttpResponse<String> answer =
          http.send(request, BodyHandlers.limiting(BodyHandlers.ofString(), MOST_BYTES));
      return switch (answer.statusCode()) {
        case 200 -> Optional.of(answer.body());
        case 404 -> Optional.empty();
        default ->
            throw new IOException(
                root
                    + ": wanted 200 or 404, got "
                    + answer.statusCode()
                    + ": "
                    + answer.body().strip());
      };
    } catch (ConnectException e) {
      throw new IOException(root + ": no connection: is a gateway running there?", e);
    } catch (HttpTimeoutException e) {
      throw new IOException(root + ": no answer within " + PATIENCE.toSeconds() + " s", e);
    } catch (SSLException e) {
      throw new IOException(root + ": " + e.getMessage(), e);
    }
  }

  /** Says nothing of the token. */
  @Override
  public String toString() {
    return "ConsoleClient[" + root + "]";
  }
}
