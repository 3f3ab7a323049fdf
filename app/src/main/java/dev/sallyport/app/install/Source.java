package dev.sallyport.app.install;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Where a release comes from. */
sealed interface Source {
  /** A folder of this machine. */
  record Folder(Path path) implements Source {}

  /** An archive of this machine. */
  record Local(Path path) implements Source {}

  /** An archive elsewhere. */
  record Remote(URI address) implements Source {}

  static Source of(String text) throws IOException {
    if (text.startsWith("https://") || text.startsWith("http://")) {
      try {
        return new Remote(new URI(text));
      } catch (URISyntaxException e) {
        throw new IOException(text + ": wanted a URL: " + e.getReason(), e);
      }
    }
    Path path = Path.of(text);
    return Files.isDirectory(path) ? new Folder(path) : new Local(path);
  }

  /** Opens a file that is this source's name with something behind it. */
  default InputStream open(String ending) throws IOException, InterruptedException {
    return switch (this) {
      case Folder(Path path) -> throw new IOException(path + ": a folder");
      case Local(Path path) -> Files.newInputStream(Path.of(path + ending));
      case Remote(URI address) -> get(URI.create(address + ending));
    };
  }

  /** The first word of the file with the ending {@code .sha256}. */
  default String checksum() throws IOException, InterruptedException {
    try (InputStream in = open(".sha256")) {
      String text = new String(in.readNBytes(4096), StandardCharsets.US_ASCII).strip();
      return text.split("\\s+", 2)[0];
    }
  }

  private static InputStream get(URI address) throws IOException, InterruptedException {
    HttpClient client =
        HttpClient.newBuilder()
            .followRedirects(Redirect.NORMAL)
            .connectTimeout(Duration.ofSeconds(20))
            .build();
    HttpRequest request =
        HttpRequest.newBuilder(address).timeout(Duration.ofMinutes(2)).GET().build();
    HttpResponse<InputStream> response;
    try {
      response = client.send(request, BodyHandlers.ofInputStream());
    } catch (ConnectException e) {
      throw new IOException(address + ": cannot be reached", e);
    }
    if (response.statusCode() != 200) {
      response.body().close();
      throw new IOException(address + ": wanted 200, got " + response.statusCode());
    }
    return response.body();
  }
}
