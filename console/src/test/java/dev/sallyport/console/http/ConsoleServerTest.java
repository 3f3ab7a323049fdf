package dev.sallyport.console.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sallyport.console.http.ConsoleServer.Door;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConsoleServerTest {
  private static final Door LOOPBACK =
      new Door(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), null, List.of());

  private final Token token = Token.make();
  private final List<String> log = new CopyOnWriteArrayList<>();
  private ConsoleServer server;
  private Asking asking;

  @BeforeEach
  void start() throws IOException {
    List<Route> routes =
        List.of(
            Route.open("/health", request -> Answer.json("{}")),
            Route.page("/", request -> Answer.html("csrf=" + csrf(request))),
            Route.page("/one/*", request -> Answer.html("one " + request.parameter())),
            Route.data("/api/data", request -> Answer.json("[]")),
            Route.page(
                "/fault",
                request -> {
                  throw new IllegalStateException("a bug");
                }),
            Route.change("/change", request -> Answer.html("changed " + request.form("what"))));
    Doorstep.Bounds bounds = new Doorstep.Bounds(20, Duration.ofSeconds(3), Duration.ofSeconds(30));
    server = ConsoleServer.start(LOOPBACK, bounds, token, routes, log::add);
    asking = new Asking(server.address());
  }

  private static String csrf(Request request) {
    Session session = request.session();
    return session == null ? "" : session.csrf();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void withoutATokenNothingIsShownButOpenPages() throws IOException {
    assertThat(asking.get("/health")).startsWith("HTTP/1.1 200 ");
    assertThat(asking.get("/")).startsWith("HTTP/1.1 303 ").contains("Location: /login");
    assertThat(asking.get("/api/data"))
        .startsWith("HTTP/1.1 401 ")
        .containsIgnoringCase("WWW-Authenticate: Bearer");
    assertThat(asking.post("/change", "what=x", "Origin: http://localhost"))
        .startsWith("HTTP/1.1 401 ");
    assertThat(log)
        .hasSize(3)
        .allMatch(line -> line.startsWith("console: refused /127.0.0.1:"))
        .allMatch(line -> line.endsWith(": not signed in"));
  }

  @Test
  void theTokenBeginsASessionWhoseCookieStaysInTheBrowser() throws IOException {
    assertThat(asking.get("/login?token=" + token.text()))
        .startsWith("HTTP/1.1 303 ")
        .contains("Location: /\r\n", "; Path=/; HttpOnly; SameSite=Strict\r\n");
    assertThat(asking.get("/one/two", asking.signedIn(token.text())))
        .startsWith("HTTP/1.1 200 ")
        .endsWith("one two");
    assertThat(asking.post("/login", "token=" + token.text(), "Origin: http://localhost"))
        .startsWith("HTTP/1.1 303 ");
    assertThat(log).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "00000000000000000000000000000000"})
  void aWrongTokenOpensNothing(String wrong) throws IOException {
    assertThat(asking.post("/login", "token=" + wrong)).startsWith("HTTP/1.1 403 ");
    assertThat(asking.get("/api/data", "Authorization: Bearer " + wrong))
        .startsWith("HTTP/1.1 401 ");
    assertThat(asking.get("/", "Cookie: sallyport-" + server.address().getPort() + "=" + wrong))
        .startsWith("HTTP/1.1 303 ");
    assertThat(log).hasSize(3);
  }

  @Test
  void aProgramShowsTheTokenItself() throws IOException {
    String bearer = "Authorization: Bearer " + token.text();
    assertThat(asking.get("/api/data", bearer)).startsWith("HTTP/1.1 200 ");
    assertThat(asking.post("/change", "what=x", bearer)).endsWith("changed x");
  }

  @Test
  void aChangeWantsTheTokenOfItsFormAndItsOwnOrigin() throws IOException {
    String cookie = asking.signedIn(token.text());
    String page = asking.get("/", cookie);
    String csrf = page.substring(page.indexOf("csrf="));
    String own = "Origin: http://localhost";
    assertThat(asking.post("/change", "what=x&" + csrf, cookie, own)).endsWith("changed x");
    assertThat(asking.post("/change?" + csrf, "what=x", cookie, own)).endsWith("changed x");
    assertThat(asking.post("/change", "what=x", cookie, own)).startsWith("HTTP/1.1 403 ");
    assertThat(asking.post("/change", "what=x&csrf=no", cookie, own)).startsWith("HTTP/1.1 403 ");
    assertThat(asking.post("/change", "what=x&" + csrf, cookie)).startsWith("HTTP/1.1 403 ");
    assertThat(asking.get("/change", cookie)).startsWith("HTTP/1.1 405 ").contains("Allow: POST");
    assertThat(log).hasSize(3).allMatch(line -> line.contains("a change without"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://evil.example",
        "null",
        "https://localhost",
        "http://localhost.evil.example"
      })
  void aPageOfAnotherOriginIsRefused(String origin) throws IOException {
    assertThat(asking.get("/", asking.signedIn(token.text()), "Origin: " + origin))
        .startsWith("HTTP/1.1 403 ");
    assertThat(log).singleElement().asString().contains("another origin", origin);
  }

  @ParameterizedTest
  @ValueSource(strings = {"cross-site", "same-site"})
  void aRequestThatAnotherSiteMadeTheBrowserSendIsRefused(String site) throws IOException {
    assertThat(asking.get("/", asking.signedIn(token.text()), "Sec-Fetch-Site: " + site))
        .startsWith("HTTP/1.1 403 ");
    assertThat(log).singleElement().asString().contains("a page of another site");
  }

  @Test
  void aNameOfSomebodyElsesIsRefused() throws IOException {
    String bearer = "Authorization: Bearer " + token.text();
    assertThat(asking.ask("GET /api/data", "evil.example", "", bearer)).startsWith("HTTP/1.1 421 ");
    assertThat(log).singleElement().asString().contains("GET /api/data: the Host");
  }

  @Test
  void aSessionEndsWhenItsBrowserSignsOut() throws IOException {
    String cookie = asking.signedIn(token.text());
    String page = asking.get("/", cookie);
    String csrf = page.substring(page.indexOf("csrf="));
    assertThat(asking.post("/logout", csrf, cookie, "Origin: http://localhost"))
        .startsWith("HTTP/1.1 303 ");
    assertThat(asking.get("/", cookie)).startsWith("HTTP/1.1 303 ");
  }

  @Test
  void everyAnswerTellsBrowsersWhatTheyMayDo() throws IOException {
    for (String path : List.of("/health", "/login", "/nowhere", "/", "/%", "x y", "http://x/")) {
      assertThat(asking.get(path))
          .contains("default-src 'none'; script-src 'self'; style-src 'self'")
          .contains("frame-ancestors 'none'")
          .containsIgnoringCase("X-Content-Type-Options: nosniff")
          .containsIgnoringCase("Cache-Control: no-store");
    }
  }

  @Test
  void onlyPathsAndMethodsThatThereAre() throws IOException {
    assertThat(asking.get("/healthy")).startsWith("HTTP/1.1 404 ");
    assertThat(asking.get("/one/two/three")).startsWith("HTTP/1.1 404 ");
    assertThat(asking.get("/one/")).startsWith("HTTP/1.1 404 ");
    assertThat(asking.post("/health", "x=1")).startsWith("HTTP/1.1 405 ");
    assertThat(asking.ask("HEAD /health", "localhost", ""))
        .startsWith("HTTP/1.1 200 ")
        .endsWith("\r\n\r\n");
  }

  @Test
  void hostileQueriesAndFormsAreRefused() throws IOException {
    String bearer = "Authorization: Bearer " + token.text();
    assertThat(asking.get("/?a=%zz", bearer)).startsWith("HTTP/1.1 400 ");
    assertThat(asking.get("/?" + "a&".repeat(60), bearer)).startsWith("HTTP/1.1 400 ");
    assertThat(asking.post("/change", "what=" + "x".repeat(300_000), bearer))
        .startsWith("HTTP/1.1 413 ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/%", "/one/%zz", "/a%2", "/?a=%", "/one/%-1"})
  void aPercentSignAloneIsRefusedAndLogged(String target) throws IOException {
    assertThat(asking.get(target, "Authorization: Bearer " + token.text()))
        .startsWith("HTTP/1.1 400 ")
        .endsWith("\r\n\r\na percent sign that begins no two hexadecimal digits\n");
    assertThat(log).singleElement().asString().contains(" GET /", ": a percent sign");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "GET; 400",
        "GET / HTTP/2.0; 505",
        "GET / / HTTP/1.1; 400",
        "get / HTTP/1.1; 400",
        "GET http://localhost/ HTTP/1.1; 400",
        "GET / HTTP/1.1|Host: localhost|Host: evil.example; 400",
        "GET / HTTP/1.1|: empty; 400",
        "GET / HTTP/1.1| folded: x; 400",
        "POST / HTTP/1.1|Content-Length: -1; 400",
        "POST / HTTP/1.1|Content-Length: 1|Content-Length: 1; 400",
        "POST / HTTP/1.1|Transfer-Encoding: chunked; 411",
      })
  void whatIsNotUnderstoodIsRefusedInOurWordsAndLogged(String lines, int status)
      throws IOException {
    String answer = asking.raw(lines.replace("|", "\r\n") + "\r\n\r\n");
    assertThat(answer)
        .startsWith("HTTP/1.1 " + status + " ")
        .contains("Content-Security-Policy: default-src 'none'")
        .doesNotContain("<");
    assertThat(log).singleElement().asString().startsWith("console: refused /127.0.0.1:");
  }

  @Test
  void aHeadIsBounded() throws IOException {
    assertThat(asking.get("/" + "x".repeat(40_000))).startsWith("HTTP/1.1 431 ");
    String[] fields = new String[120];
    Arrays.fill(fields, "X-Field: x");
    assertThat(asking.get("/", fields)).startsWith("HTTP/1.1 431 ");
    assertThat(asking.raw("GET / HTTP/1.1\nHost: localhost\n\n")).startsWith("HTTP/1.1 400 ");
  }

  @Test
  void aClientThatAsksBeforeItSendsIsToldToGoOn() throws IOException {
    String bearer = "Authorization: Bearer " + token.text();
    assertThat(asking.post("/change", "what=x", bearer, "Expect: 100-continue"))
        .startsWith("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 ");
    assertThat(asking.post("/change", "what=x", "Expect: 100-continue"))
        .startsWith("HTTP/1.1 401 ");
  }

  @Test
  void aFaultOfOursIsLoggedAndNotShown() throws IOException {
    assertThat(asking.get("/fault", "Authorization: Bearer " + token.text()))
        .startsWith("HTTP/1.1 500 ")
        .doesNotContain("a bug");
    assertThat(log).singleElement().asString().contains("a bug");
  }

  @Test
  void requestsThatNeverEndDoNotKeepOthersOut() throws IOException {
    List<Socket> slow = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      Socket socket = new Socket(server.address().getAddress(), server.address().getPort());
      socket.setSoTimeout(60_000);
      socket.getOutputStream().write("GET /hea".getBytes(StandardCharsets.US_ASCII));
      slow.add(socket);
    }
    assertThat(asking.get("/health")).startsWith("HTTP/1.1 200 ");
    for (Socket socket : slow) {
      assertThat(socket.getInputStream().read()).isEqualTo(-1);
      socket.close();
    }
  }

  @Test
  void plainHttpThatOthersWouldSeeIsRefused() {
    Door seen =
        new Door(new InetSocketAddress(InetAddress.ofLiteral("0.0.0.0"), 0), null, List.of());
    assertThatThrownBy(() -> ConsoleServer.start(seen, token, List.of(), log::add))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("wanted TLS there, got no certificate");
  }

  @Test
  void anAddressInUseIsNamed() {
    Door taken = new Door(server.address(), null, List.of());
    assertThatThrownBy(() -> ConsoleServer.start(taken, token, List.of(), log::add))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("console: cannot listen on ")
        .hasMessageContaining("in use");
  }
}
