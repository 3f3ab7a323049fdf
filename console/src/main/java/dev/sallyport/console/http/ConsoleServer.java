package dev.sallyport.console.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.sallyport.console.http.Route.Access;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Answers operators on an address of its own, away from the event loops. Thread-safe. */
public final class ConsoleServer implements AutoCloseable {
  /** The JDK's server has no other place for them; times in seconds. */
  private static final Map<String, String> BOUNDS =
      Map.of(
          "sun.net.httpserver.maxReqTime", "30",
          "sun.net.httpserver.maxRspTime", "60",
          "jdk.httpserver.maxConnections", "100");

  private static final Map<String, String> FIELDS =
      Map.of(
          "Cache-Control", "no-store",
          "Content-Security-Policy",
              "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
                  + " connect-src 'self'; form-action 'self'; frame-ancestors 'none';"
                  + " base-uri 'none'",
          "Cross-Origin-Opener-Policy", "same-origin",
          "Cross-Origin-Resource-Policy", "same-origin",
          "Referrer-Policy", "same-origin",
          "X-Content-Type-Options", "nosniff");

  private final HttpServer server;
  private final ExecutorService threads;
  private final Guard guard;
  private final List<Route> routes;
  private final RefusalLog refusals;
  private final Consumer<String> log;

  /**
   * How it is reached.
   *
   * @param tls null: plain HTTP, on a loopback address only
   * @param names of its certificate
   */
  public record Door(InetSocketAddress address, @Nullable SSLContext tls, List<String> names) {
    public Door {
      names = List.copyOf(names);
    }

    String scheme() {
      return tls == null ? "http" : "https";
    }
  }

  private ConsoleServer(HttpServer server, Guard guard, List<Route> routes, Consumer<String> log) {
    this.server = server;
    this.guard = guard;
    this.log = log;
    this.refusals = new RefusalLog(log, System::nanoTime);
    this.threads =
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("console-", 0).factory());
    List<Route> all = new ArrayList<>(routes);
    all.addAll(new SignIn(guard).routes());
    this.routes = List.copyOf(all);
  }

  /**
   * Starts to answer.
   *
   * @param log takes a line for each request that is refused
   * @throws IOException where the address cannot be bound, or plain HTTP would be seen by others
   */
  public static ConsoleServer start(
      Door door, Token token, List<Route> routes, Consumer<String> log) throws IOException {
    BOUNDS.forEach((key, seconds) -> System.setProperty(key, System.getProperty(key, seconds)));
    HttpServer http = bind(door);
    Guard guard = new Guard(door.scheme(), door.names(), token, new Sessions(System::nanoTime));
    ConsoleServer console = new ConsoleServer(http, guard, routes, log);
    http.createContext("/", console::handle);
    http.setExecutor(console.threads);
    http.start();
    return console;
  }

  private static HttpServer bind(Door door) throws IOException {
    InetSocketAddress address = door.address();
    SSLContext tls = door.tls();
    if (tls == null && !address.getAddress().isLoopbackAddress()) {
      throw new IOException(
          "console: " + address + " is seen by others; wanted TLS there, got no certificate");
    }
    try {
      if (tls == null) {
        return HttpServer.create(address, 0);
      }
      HttpsServer https = HttpsServer.create(address, 0);
      https.setHttpsConfigurator(new HttpsConfigurator(tls));
      return https;
    } catch (IOException e) {
      throw new IOException("console: cannot listen on " + address + ": " + e.getMessage(), e);
    }
  }

  public InetSocketAddress address() {
    return server.getAddress();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      new Reply(exchange, FIELDS).send(answer(exchange));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Answer answer(HttpExchange exchange) throws IOException, InterruptedException {
    Route route = null;
    try {
      guard.checkAddressee(exchange);
      String path = exchange.getRequestURI().getPath();
      List<Route> there = routes.stream().filter(r -> r.match(path) != null).toList();
      if (there.isEmpty()) {
        return Answer.of(404, Answer.PLAIN, "there is no such page\n");
      }
      route = chosen(there, exchange.getRequestMethod());
      if (route == null) {
        String allowed = String.join(", ", there.stream().map(Route::method).toList());
        return Answer.of(405, Answer.PLAIN, allowed + "\n").with("Allow", allowed);
      }
      Session session = guard.admit(exchange, route);
      String parameter = String.valueOf(route.match(path));
      Request request = new Request(exchange, parameter, session);
      checkCsrf(route, request);
      return route.handler().answer(request);
    } catch (Refused refused) {
      return refuse(exchange, route, refused);
    } catch (RuntimeException fault) {
      log.accept("console: internal fault: " + fault);
      return Answer.of(500, Answer.PLAIN, "internal fault; the log has it\n");
    }
  }

  private static @Nullable Route chosen(List<Route> there, String method) {
    String wanted = method.equals("HEAD") ? "GET" : method;
    return there.stream().filter(r -> r.method().equals(wanted)).findFirst().orElse(null);
  }

  private static void checkCsrf(Route route, Request request) throws IOException, Refused {
    Session session = request.session();
    if (route.access() != Access.CHANGE || session == null) {
      return;
    }
    // An upload has no other place for it than its URL: its body is not read before this.
    String shown = request.query("csrf");
    if (!Token.same(session.csrf(), shown.isEmpty() ? request.form("csrf") : shown)) {
      throw new Refused(403, "a change without the token of its form");
    }
  }

  private Answer refuse(HttpExchange exchange, @Nullable Route route, Refused refused) {
    String path = exchange.getRequestURI().getPath();
    refusals.refused(
        exchange.getRemoteAddress().toString(), exchange.getRequestMethod(), path, refused.why());
    if (refused.status() == 401 && route != null && route.access() == Access.PAGE) {
      return Answer.seeOther(SignIn.PATH);
    }
    Answer plain = Answer.of(refused.status(), Answer.PLAIN, refused.why() + "\n");
    return refused.status() == 401 ? plain.with("WWW-Authenticate", "Bearer") : plain;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
