package dev.sallyport.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.gateway.record.ExchangeRecord;
import dev.sallyport.lab.pki.LabPki;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The PROXY header of a load balancer: believed of trusted peers, wanted of all. */
class ProxyProtocolTest {
  private static final String SITE = "proxied.lab.test";
  private static final String LISTEN =
      "listen: [{address: \"https://127.0.0.1:0\", proxy_protocol: true}]\n";

  @TempDir Path folder;
  private LabPki pki;
  private RawOrigin origin;

  @BeforeEach
  void start() throws Exception {
    pki = LabPki.create();
    origin = RawOrigin.echo();
  }

  @AfterEach
  void stop() {
    origin.close();
  }

  private RunningGateway gateway(String trusted) throws Exception {
    return RunningGateway.startWith(
        folder,
        pki,
        LISTEN + "trusted_proxies: [" + trusted + "]\n",
        RunningGateway.site(SITE, origin.url()));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** The binary form: 203.0.113.7 port 4711 to 192.0.2.1 port 443. */
  private static byte[] version2(int command) {
    ByteArrayOutputStream header = new ByteArrayOutputStream();
    header.writeBytes(ascii("\r\n\r\n\0\r\nQUIT\n"));
    header.writeBytes(new byte[] {(byte) (0x20 | command), 0x11, 0, 12});
    header.writeBytes(new byte[] {(byte) 203, 0, 113, 7, (byte) 192, 0, 2, 1});
    header.writeBytes(new byte[] {4711 >> 8, (byte) 4711, 443 >> 8, (byte) 443});
    return header.toByteArray();
  }

  private void assertClient(byte[] header, String address) throws Exception {
    try (RunningGateway gateway = gateway("127.0.0.1");
        TestClient client = TestClient.connectBehind(header, gateway.port(), SITE, pki)) {
      assertThat(client.get(SITE, "/").status()).isEqualTo(200);
      assertThat(gateway.next().client().address().getAddress().getHostAddress())
          .isEqualTo(address);
      assertThat(origin.requests().getLast().field("X-Forwarded-For")).isEqualTo(address);
    }
  }

  @Test
  void theClientOfVersion1IsLoggedAndForwarded() throws Exception {
    assertClient(ascii("PROXY TCP4 203.0.113.7 192.0.2.1 4711 443\r\n"), "203.0.113.7");
  }

  @Test
  void anAddressOfIpv6IsForwardedToo() throws Exception {
    assertClient(ascii("PROXY TCP6 2001:db8::7 2001:db8::1 4711 443\r\n"), "2001:db8:0:0:0:0:0:7");
  }

  @Test
  void theClientOfVersion2IsLoggedAndForwarded() throws Exception {
    assertClient(version2(1), "203.0.113.7");
  }

  @Test
  void aProxyThatSpeaksForItselfIsTheClient() throws Exception {
    assertClient(version2(0), "127.0.0.1");
    assertClient(ascii("PROXY UNKNOWN\r\n"), "127.0.0.1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET / HTTP/1.1\r\nHost: proxied.lab.test\r\n\r\n",
        "PROXY TCP4 203.0.113.777 192.0.2.1 4711 443\r\n",
        "PROXY TCP4 203.0.113.7 192.0.2.1 99999 443\r\n",
        "PROXY TCP4 203.0.113.7\r\n",
        "PROXY NONSENSE x y\r\n",
      })
  void aBadHeaderIsRefusedOnce(String header) throws Exception {
    try (RunningGateway gateway = gateway("127.0.0.1")) {
      assertRefused(gateway, ascii(header));
    }
  }

  @Test
  void theHeaderOfAStrangerIsRefused() throws Exception {
    try (RunningGateway gateway = gateway("192.0.2.0/24")) {
      assertRefused(gateway, version2(1));
      assertRefused(gateway, ascii("PROXY TCP4 203.0.113.7 192.0.2.1 4711 443\r\n"));
    }
  }

  private static void assertRefused(RunningGateway gateway, byte[] header) throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), gateway.port())) {
      socket.setSoTimeout(30_000);
      socket.getOutputStream().write(header);
      assertThat(socket.getInputStream().read()).isEqualTo(-1);
    }
    ExchangeRecord told = gateway.next();
    assertThat(told.status()).isZero();
    assertThat(told.findings().getFirst().cause().id()).isEqualTo("client.accept.proxy-header");
    assertThat(gateway.all()).isEmpty();
  }
}
