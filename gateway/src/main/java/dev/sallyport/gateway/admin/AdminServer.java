package dev.sallyport.gateway.admin;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sallyport.gateway.admin.Page.Reply;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Answers operators on an address of its own, away from the event loops. Reading only: GET and
 * HEAD. A request must name the address that it came to, so that no page of somebody else's can
 * reach it under a name of theirs (DNS rebinding).
 */
public final class AdminServer implements AutoCloseable {
  /** The JDK's server has no other place for them; times in seconds. */
  private static final Map<String, String> BOUNDS =
      Map.of(
          "sun.net.httpserver.maxReqTime", "5",
          "sun.net.httpserver.maxRspTime", "30",
          "jdk.httpserver.maxConnections", "100");

  private static final String TEXT = "text/plain; charset=utf-8";

  private final HttpServer server;
  private final ExecutorService threads;
  private final Map<String, Page> pages;

  private AdminServer(HttpServer server, Map<String, Page> pages) {
    this.server = server;
    this.pages = Map.copyOf(pages);
    this.threads =
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("admin-", 0).factory());
  }

  /**
   * Starts to answer.
   *
   * @param pages by their paths, each taken as a whole
   * @throws IOException where the address cannot be bound
   */
  public static AdminServer start(InetSocketAddress address, Map<String, Page> pages)
      throws IOException {
    BOUNDS.forEach((key, seconds) -> System.setProperty(key, System.getProperty(key, seconds)));
    HttpServer http;
    try {
      http = HttpServer.create(address, 0);
    } catch (IOException e) {
      throw new IOException("console: cannot listen on " + address + ": " + e.getMessage(), e);
    }
    AdminServer admin = new AdminServer(http, pages);
    http.createContext("/", admin::handle);
    http.setExecutor(admin.threads);
    http.start();
    return admin;
  }

  public InetSocketAddress address() {
    return server.getAddress();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Reply reply = reply(exchange);
      exchange.getResponseHeaders().set("Content-Type", reply.contentType());
      exchange.getResponseHeaders().set("Cache-Control", "no-store");
      exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
      byte[] body = reply.text().getBytes(StandardCharsets.UTF_8);
      boolean head = exchange.getRequestMethod().equals("HEAD");
      exchange.sendResponseHeaders(reply.status(), head ? -1 : body.length);
      if (!head) {
        exchange.getResponseBody().write(body);
      }
    }
  }

  private Reply reply(HttpExchange exchange) {
    HostCheck check = new HostCheck(exchange.getLocalAddress().getAddress());
    if (!check.allows(exchange.getRequestHeaders().getFirst("Host"))) {
      // RFC 9110 section 7.4: a request for a name that is not served here
      return new Reply(421, TEXT, "the Host is neither loopback nor the address of the console\n");
    }
    Page page = pages.get(exchange.getRequestURI().getPath());
    if (page == null) {
      return new Reply(404, TEXT, "there are " + pages.keySet().stream().sorted().toList() + "\n");
    }
    String method = exchange.getRequestMethod();
    if (!method.equals("GET") && !method.equals("HEAD")) {
      exchange.getResponseHeaders().set("Allow", "GET, HEAD");
      return new Reply(405, TEXT, "GET or HEAD\n");
    }
    return page.reply();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
