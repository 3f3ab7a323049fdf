package dev.sallyport.console.http;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Map;

/** Sends an answer. */
record Reply(HttpExchange exchange, Map<String, String> always) {

  void send(Answer answer) throws IOException, InterruptedException {
    Headers fields = exchange.getResponseHeaders();
    always.forEach(fields::set);
    fields.set("Content-Type", answer.contentType());
    answer.fields().forEach(fields::set);
    boolean head = exchange.getRequestMethod().equals("HEAD");
    switch (answer.body()) {
      case Answer.Body.Whole whole -> {
        byte[] body = answer.bytes(whole);
        boolean none = head || body.length == 0; // 0 would mean chunks
        exchange.sendResponseHeaders(answer.status(), none ? -1 : body.length);
        if (!none) {
          exchange.getResponseBody().write(body);
        }
      }
      case Answer.Body.Stream stream -> {
        exchange.sendResponseHeaders(answer.status(), head ? -1 : 0);
        if (!head) {
          stream.writer().write(exchange.getResponseBody());
        }
      }
    }
  }
}
