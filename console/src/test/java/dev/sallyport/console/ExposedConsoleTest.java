package dev.sallyport.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.console.http.ConsoleServer.Door;
import dev.sallyport.console.http.Token;
import dev.sallyport.gateway.Gateway;
import dev.sallyport.gateway.admin.Metrics;
import dev.sallyport.gateway.config.Configuration;
import dev.sallyport.gateway.config.SiteConfiguration.Identity;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A console at an address that others see, over HTTPS. */
class ExposedConsoleTest {
  private final Token token = Token.make();
  private final List<AutoCloseable> open = new ArrayList<>();
  private Console console;

  @BeforeEach
  void start() throws Exception {
    Configuration configuration =
        Configuration.forSite(
            "shop.example.com", URI.create("http://127.0.0.1:1"), "https://127.0.0.1:0", "off");
    Gateway gateway = keep(Gateway.start(configuration, exchange -> {}));
    Metrics metrics = new Metrics();
    open.add(metrics::close);
    InetSocketAddress everywhere = new InetSocketAddress(InetAddress.ofLiteral("0.0.0.0"), 0);
    Door door =
        ConsoleDoor.of(new Configuration.Console(everywhere, new Identity.SelfSigned(), null));
    console =
        keep(
            Console.start(
                door,
                token,
                new Console.Shown(gateway, metrics, new ConsoleMemory(), null),
                line -> {}));
  }

  private <T extends AutoCloseable> T keep(T part) {
    open.add(part);
    return part;
  }

  @AfterEach
  void stop() throws Exception {
    for (AutoCloseable part : open.reversed()) {
      part.close();
    }
  }

  private String get(String path, String... lines) throws Exception {
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(null, new TrustManager[] {new Anybody()}, null);
    try (Socket socket =
        tls.getSocketFactory()
            .createSocket(InetAddress.getLoopbackAddress(), console.address().getPort())) {
      String request =
          "GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n%s\r\n"
              .formatted(path, lines.length == 0 ? "" : String.join("\r\n", lines) + "\r\n");
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void metricsWantTheTokenAndHealthDoesNot() throws Exception {
    assertThat(get("/metrics")).startsWith("HTTP/1.1 401 ");
    assertThat(get("/metrics", "Authorization: Bearer " + token.text()))
        .startsWith("HTTP/1.1 200 ")
        .contains("# HELP");
    assertThat(get("/health")).startsWith("HTTP/1.1 200 ");
  }

  @Test
  void theCookieStaysOnTls() throws Exception {
    assertThat(console.url()).startsWith("https://");
    assertThat(get("/login?token=" + token.text()))
        .startsWith("HTTP/1.1 303 ")
        .contains("; HttpOnly; SameSite=Strict; Secure");
    assertThat(get("/", "Authorization: Bearer " + token.text())).contains("<h1>Now</h1>");
    assertThat(get("/", "Origin: http://localhost")).startsWith("HTTP/1.1 403 ");
  }

  /** Takes any certificate: the console's is made for the test. */
  private static final class Anybody implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
