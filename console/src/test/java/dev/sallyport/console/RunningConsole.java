package dev.sallyport.console;

import dev.sallyport.console.http.ConsoleServer.Door;
import dev.sallyport.console.http.Token;
import dev.sallyport.gateway.Gateway;
import dev.sallyport.gateway.admin.Metrics;
import dev.sallyport.gateway.config.Configuration;
import dev.sallyport.gateway.config.ConfigurationFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** The console of a gateway with one site, asked as a program does. */
final class RunningConsole implements AutoCloseable {
  final ConsoleMemory memory = new ConsoleMemory();
  final Token token = Token.make();
  final List<String> log = new CopyOnWriteArrayList<>();
  final Console.Shown shown;
  private final Metrics metrics = new Metrics();
  private final Gateway gateway;
  private final Console console;

  RunningConsole() throws Exception {
    this(
        Configuration.forSite(
            "shop.example.com", URI.create("http://127.0.0.1:1"), "https://127.0.0.1:0", "off"),
        null);
  }

  /** One whose configuration stands in a file. */
  RunningConsole(Path file) throws Exception {
    this(ConfigurationFile.read(file).configuration(), file);
  }

  private RunningConsole(Configuration configuration, @Nullable Path file) throws Exception {
    gateway = Gateway.start(configuration, exchange -> {});
    shown = new Console.Shown(gateway, metrics, memory, file);
    Door door =
        new Door(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), null, List.of());
    console = Console.start(door, token, shown, log::add);
  }

  URI root() {
    return URI.create("http://127.0.0.1:" + console.address().getPort() + "/");
  }

  HttpResponse<String> get(String path) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(root().resolve(path))
            .header("Authorization", "Bearer " + token.text())
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    }
  }

  HttpResponse<String> post(String path, String form) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(root().resolve(path))
            .header("Authorization", "Bearer " + token.text())
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    }
  }

  /** What the doctor found, once it has come back; {@code path}: where that is told as JSON. */
  String examined(String path) throws Exception {
    for (int i = 0; i < 600; i++) {
      String told = get(path).body();
      if (told.contains("\"ended\":true")) {
        return told;
      }
      Thread.sleep(50);
    }
    throw new IOException("the doctor does not come back");
  }

  @Override
  public void close() {
    console.close();
    gateway.close();
    metrics.close();
  }
}
