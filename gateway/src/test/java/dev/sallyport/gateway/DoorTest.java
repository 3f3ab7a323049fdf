package dev.sallyport.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sallyport.gateway.record.ExchangeRecord;
import dev.sallyport.lab.pki.LabPki;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which site a client comes to by the name it sends, and what becomes of those without one. */
class DoorTest {
  private static final String A = "a.lab.test";
  private static final String B = "b.lab.test";

  private static LabPki pki;

  @TempDir Path folder;
  private RawOrigin origin;

  @BeforeAll
  static void createPki() throws Exception {
    pki = LabPki.create();
  }

  @BeforeEach
  void startOrigin() throws Exception {
    origin = RawOrigin.echo();
  }

  @AfterEach
  void stopOrigin() {
    origin.close();
  }

  private RunningGateway gateway(String top, String... names) throws Exception {
    String[] sites = new String[names.length];
    for (int i = 0; i < names.length; i++) {
      sites[i] = RunningGateway.site(names[i], origin.url());
    }
    return RunningGateway.startWith(folder, pki, top, sites);
  }

  private static void assertTold(RunningGateway gateway, int status, String cause)
      throws Exception {
    ExchangeRecord told = gateway.next();
    assertThat(told.status()).isEqualTo(status);
    assertThat(told.findings()).isNotEmpty();
    assertThat(told.findings().getFirst().cause().id()).isEqualTo(cause);
  }

  @Test
  void anUnknownNameGetsItsAlert() throws Exception {
    try (RunningGateway gateway = gateway("", A)) {
      assertThatThrownBy(() -> gateway.client("unknown.lab.test"))
          .isInstanceOf(SSLException.class)
          .hasMessageContaining("unrecognized_name");
      assertTold(gateway, 0, "client.tls.unrecognized-name");
      assertThat(gateway.all()).isEmpty();
    }
  }

  @Test
  void aClientWithoutANameIsRefusedWhereNoSiteIsTheDefault() throws Exception {
    try (RunningGateway gateway = gateway("", A, B)) {
      assertThatThrownBy(() -> TestClient.connectNameless(gateway.port(), pki))
          .isInstanceOf(SSLException.class);
      assertTold(gateway, 0, "client.tls.no-name");
    }
  }

  @Test
  void aClientWithoutANameGetsTheDefaultSite() throws Exception {
    try (RunningGateway gateway = gateway("default_site: " + B + "\n", A, B);
        TestClient client = TestClient.connectNameless(gateway.port(), pki)) {
      assertThat(client.get(B, "/").status()).isEqualTo(200);
      assertThat(gateway.next().site()).isEqualTo(B);
    }
  }

  @Test
  void aRequestForAnotherNameThanTheConnectionsIsMisdirected() throws Exception {
    try (RunningGateway gateway = gateway("", A, B);
        TestClient client = gateway.client(A)) {
      assertThat(client.get(B, "/").status()).isEqualTo(421);
      assertTold(gateway, 421, "client.request.misdirected");
      assertThat(client.get("c.lab.test", "/").status()).isEqualTo(421);
      assertTold(gateway, 421, "client.request.no-site");
      assertThat(client.get(A, "/").status()).isEqualTo(200);
    }
    assertThat(origin.requests()).hasSize(1);
  }

  @Test
  void anHttp2RequestForAnotherNameIsMisdirected() throws Exception {
    try (RunningGateway gateway = gateway("", A, B);
        Http2TestClient client = Http2TestClient.connect(gateway.port(), A, pki)) {
      assertThat(client.answer(client.get(B, "/")).status()).isEqualTo(421);
      assertTold(gateway, 421, "client.request.misdirected");
      assertThat(client.answer(client.get(A, "/")).status()).isEqualTo(200);
    }
  }

  @Test
  void aWildcardServesOneLabelAndAnExactNameGoesFirst() throws Exception {
    try (RunningGateway gateway = gateway("", "\"*.lab.test\"", A)) {
      for (String name : new String[] {A, "other.lab.test", "OTHER.lab.test"}) {
        try (TestClient client = gateway.client(name)) {
          assertThat(client.get(name, "/").status()).isEqualTo(200);
          assertThat(gateway.next().site()).isEqualTo(name.equals(A) ? A : "*.lab.test");
        }
      }
      assertThatThrownBy(() -> gateway.client("x.y.lab.test")).isInstanceOf(SSLException.class);
    }
  }

  @Test
  void aTrailingDotOrAPortChangesNoSite() throws Exception {
    try (RunningGateway gateway = gateway("", A);
        TestClient client = gateway.client(A)) {
      assertThat(client.get("A.Lab.TEST:8443", "/").status()).isEqualTo(200);
      assertThat(origin.requests().getLast().field("Host")).isEqualTo("A.Lab.TEST:8443");
    }
  }

  @Test
  void plainHttpGetsAPageThatSaysSo() throws Exception {
    try (RunningGateway gateway = gateway("", A);
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), gateway.port())) {
      assertThat(said(socket, "GET / HTTP/1.1\r\nHost: a\r\n\r\n"))
          .startsWith("HTTP/1.1 400 ")
          .contains("Connection: close")
          .endsWith("This port speaks HTTPS, not HTTP.");
      assertTold(gateway, 0, "client.tls.plain-http");
    }
  }

  @Test
  void rubbishGetsNoAnswer() throws Exception {
    try (RunningGateway gateway = gateway("", A);
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), gateway.port())) {
      assertThat(said(socket, "\u0001\u0002\u0003\u0004\u0005\u0006 rubbish"))
          .doesNotContain("HTTP");
      assertThat(gateway.next().findings().getFirst().cause().id()).startsWith("client.tls.");
    }
  }

  @Test
  void plainHttpOnItsOwnPortIsSentToHttps() throws Exception {
    try (RunningGateway gateway =
        gateway("listen: [\"https://127.0.0.1:0\", \"http://127.0.0.1:0\"]\n", A)) {
      int http = gateway.gateway().addresses().get(1).getPort();
      assertThat(redirect(http, "GET /x?y=z HTTP/1.1\r\nHost: " + A + ":80\r\n\r\n"))
          .startsWith("HTTP/1.1 308 ")
          .contains("Location: https://" + A + ":" + gateway.port() + "/x?y=z\r\n")
          .contains("Connection: close\r\n");
      assertThat(gateway.next().status()).isEqualTo(308);
      for (String bad :
          new String[] {
            "GET / HTTP/1.1\r\nHost: evil.test\r\n\r\n",
            "GET / HTTP/1.1\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: " + A + "\r\nHost: evil.test\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: " + A + "\r\n X: y\r\n\r\n",
            "GET / HTTP/1.1\nHost: " + A + "\n\n",
            "GET https://evil.test/ HTTP/1.1\r\nHost: " + A + "\r\n\r\n"
          }) {
        assertThat(redirect(http, bad)).startsWith("HTTP/1.1 400 ").doesNotContain("Location");
        assertTold(gateway, 400, "client.request.malformed");
      }
      assertThat(redirect(http, "OPTIONS * HTTP/1.1\r\nHost: " + A + "\r\n\r\n"))
          .contains("Location: https://" + A + ":" + gateway.port() + "/\r\n");
    }
  }

  private static String redirect(int port, String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return said(socket, request);
    }
  }

  private static String said(Socket socket, String request) throws IOException {
    socket.setSoTimeout(30_000);
    socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
    return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
  }
}
