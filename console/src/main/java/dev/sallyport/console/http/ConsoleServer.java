package dev.sallyport.console.http;

import dev.sallyport.console.http.Doorstep.Bounds;
import dev.sallyport.console.http.Route.Access;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Answers operators on an address of its own, away from the event loops. Thread-safe. */
public final class ConsoleServer implements AutoCloseable {
  private static final Bounds BOUNDS =
      new Bounds(100, Duration.ofSeconds(30), Duration.ofSeconds(120));

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

  private final Doorstep doorstep;
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

  private ConsoleServer(Door door, Bounds bounds, Guard guard, Told told) throws IOException {
    this.guard = guard;
    this.log = told.log();
    this.refusals = new RefusalLog(log, System::nanoTime);
    List<Route> all = new ArrayList<>(told.routes());
    all.addAll(new SignIn(guard).routes());
    this.routes = List.copyOf(all);
    try {
      this.doorstep = new Doorstep(door.address(), door.tls(), bounds, new Answering());
    } catch (IOException e) {
      throw new IOException(
          "console: cannot listen on " + door.address() + ": " + e.getMessage(), e);
    }
  }

  /** What is asked for, and where refusals are told. */
  private record Told(List<Route> routes, Consumer<String> log) {}

  /**
   * Starts to answer.
   *
   * @param log takes a line for each request that is refused
   * @throws IOException where the address cannot be bound, or plain HTTP would be seen by others
   */
  public static ConsoleServer start(
      Door door, Token token, List<Route> routes, Consumer<String> log) throws IOException {
    return start(door, BOUNDS, token, routes, log);
  }

  static ConsoleServer start(
      Door door, Bounds bounds, Token token, List<Route> routes, Consumer<String> log)
      throws IOException {
    if (door.tls() == null && !door.address().getAddress().isLoopbackAddress()) {
      throw new IOException(
          "console: "
              + door.address()
              + " is seen by others; wanted TLS there, got no certificate");
    }
    Guard guard = new Guard(door.scheme(), door.names(), token, new Sessions(System::nanoTime));
    ConsoleServer console = new ConsoleServer(door, bounds, guard, new Told(routes, log));
    console.doorstep.open();
    return console;
  }

  public InetSocketAddress address() {
    return doorstep.address();
  }

  /** What the doorstep asks. */
  private final class Answering implements Doorstep.Host {
    @Override
    public Answer answer(HttpCall call) throws IOException, InterruptedException {
      return ConsoleServer.this.answer(call);
    }

    @Override
    public Answer unreadable(InetSocketAddress peer, Refused why) {
      refusals.refused(peer.toString(), "-", "-", why.why());
      return Answer.of(why.status(), Answer.PLAIN, why.why() + "\n");
    }

    @Override
    public void send(OutputStream out, @Nullable HttpCall call, Answer answer)
        throws IOException, InterruptedException {
      boolean toHead = call != null && call.method().equals("HEAD");
      new Reply(out, FIELDS, toHead, call != null && call.line().latest()).send(answer);
    }
  }

  private Answer answer(HttpCall call) throws IOException, InterruptedException {
    Route route = null;
    try {
      guard.checkAddressee(call);
      String path = call.path();
      List<Route> there = routes.stream().filter(r -> r.match(path) != null).toList();
      if (there.isEmpty()) {
        return Answer.of(404, Answer.PLAIN, "there is no such page\n");
      }
      route = chosen(there, call.method());
      if (route == null) {
        String allowed = String.join(", ", there.stream().map(Route::method).toList());
        return Answer.of(405, Answer.PLAIN, allowed + "\n").with("Allow", allowed);
      }
      Session session = guard.admit(call, route);
      String parameter = String.valueOf(route.match(path));
      Request request = new Request(call, parameter, session);
      checkCsrf(route, request);
      return route.handler().answer(request);
    } catch (Refused refused) {
      return refuse(call, route, refused);
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

  private Answer refuse(HttpCall call, @Nullable Route route, Refused refused) {
    refusals.refused(call.ends().peer().toString(), call.method(), call.rawPath(), refused.why());
    if (refused.status() == 401 && route != null && route.access() == Access.PAGE) {
      return Answer.seeOther(SignIn.PATH);
    }
    Answer plain = Answer.of(refused.status(), Answer.PLAIN, refused.why() + "\n");
    return refused.status() == 401 ? plain.with("WWW-Authenticate", "Bearer") : plain;
  }

  @Override
  public void close() {
    try {
      doorstep.close();
    } catch (IOException e) {
      log.accept("console: " + e);
    }
  }
}
