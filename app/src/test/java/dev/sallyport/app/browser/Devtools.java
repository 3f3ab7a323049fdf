package dev.sallyport.app.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The devtools protocol of one tab: calls with answers, and events. */
final class Devtools implements AutoCloseable, WebSocket.Listener {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int SECONDS = 60;

  private final AtomicInteger ids = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonNode>> asked = new ConcurrentHashMap<>();
  private final BlockingQueue<JsonNode> events = new LinkedBlockingQueue<>();
  private final List<JsonNode> kept = new ArrayList<>();
  private final StringBuilder part = new StringBuilder();
  private final HttpClient http = HttpClient.newHttpClient();
  private final WebSocket socket;

  private Devtools(int port) throws Exception {
    URI list = URI.create("http://127.0.0.1:" + port + "/json/new?about:blank");
    HttpRequest put = HttpRequest.newBuilder(list).PUT(HttpRequest.BodyPublishers.noBody()).build();
    String body = http.send(put, BodyHandlers.ofString()).body();
    URI address = URI.create(MAPPER.readTree(body).path("webSocketDebuggerUrl").asText());
    socket = http.newWebSocketBuilder().buildAsync(address, this).get(SECONDS, TimeUnit.SECONDS);
  }

  /** Opens a tab of its own. */
  static Devtools open(int port) throws Exception {
    return new Devtools(port);
  }

  /** Calls a method; parameters are names and values by turns. */
  JsonNode call(String method, Object... parameters) throws Exception {
    ObjectNode message = MAPPER.createObjectNode();
    int id = ids.incrementAndGet();
    message.put("id", id).put("method", method);
    ObjectNode values = message.putObject("params");
    for (int i = 0; i < parameters.length; i += 2) {
      values.set(String.valueOf(parameters[i]), MAPPER.valueToTree(parameters[i + 1]));
    }
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    asked.put(id, answer);
    socket.sendText(MAPPER.writeValueAsString(message), true).get(SECONDS, TimeUnit.SECONDS);
    JsonNode got = answer.get(SECONDS, TimeUnit.SECONDS);
    if (got.has("error")) {
      throw new IOException(method + ": " + got.path("error"));
    }
    return got.path("result");
  }

  /** Those that came and that nobody has waited for. */
  List<JsonNode> events() {
    events.drainTo(kept);
    return List.copyOf(kept);
  }

  void forgetEvents() {
    kept.clear();
    events.clear();
  }

  /** Waits for an event. */
  JsonNode event(String method) throws Exception {
    while (true) {
      JsonNode event = events.poll(SECONDS, TimeUnit.SECONDS);
      if (event == null) {
        throw new IOException("no event " + method + " came");
      }
      if (event.path("method").asText().equals(method)) {
        return event.path("params");
      }
      kept.add(event);
    }
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    part.append(data);
    if (last) {
      String text = part.toString();
      part.setLength(0);
      take(text);
    }
    from.request(1);
    return CompletableFuture.completedStage(null);
  }

  private void take(String text) {
    try {
      JsonNode message = MAPPER.readTree(text);
      CompletableFuture<JsonNode> waiting = asked.remove(message.path("id").asInt());
      if (waiting != null) {
        waiting.complete(message);
      } else {
        events.add(message);
      }
    } catch (IOException e) {
      throw new IllegalStateException("devtools sent no JSON", e);
    }
  }

  @Override
  public void close() {
    socket.abort();
    http.shutdownNow();
  }
}
