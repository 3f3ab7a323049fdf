package dev.sallyport.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sallyport.gateway.site.Site;
import dev.sallyport.lab.iis.IisLikeOrigin;
import dev.sallyport.lab.iis.IisSettings;
import dev.sallyport.lab.pki.LabPki;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A new configuration under running connections. */
class ReloadTest {
  private static final String SITE = "ignore.lab.test";
  private static final String OTHER = "accept.lab.test";
  private static LabPki pki;

  @TempDir Path folder;

  @BeforeAll
  static void createPki() throws Exception {
    pki = LabPki.create();
  }

  private static String site(String name, IisLikeOrigin origin, String... more) {
    String[] lines = new String[more.length + 1];
    lines[0] = "origin_tls: {sni: " + name + ", trust: ca.pem}";
    System.arraycopy(more, 0, lines, 1, more.length);
    return RunningGateway.site(name, "https://127.0.0.1:" + origin.port(), lines);
  }

  @Test
  void aConnectionOutlivesIt() throws Exception {
    try (IisLikeOrigin origin = IisLikeOrigin.start(pki, IisSettings.defaults());
        RunningGateway gateway = RunningGateway.start(folder, pki, site(SITE, origin));
        TestClient client = gateway.client(SITE)) {
      assertThat(client.get(SITE, "/").status()).isEqualTo(200);
      gateway.reload(site(SITE, origin, "timeouts: {response: 7s}"), site(OTHER, origin));
      assertThat(client.get(SITE, "/").status()).isEqualTo(200);
      try (TestClient other = gateway.client(OTHER)) {
        assertThat(other.get(OTHER, "/").status()).isEqualTo(200);
      }
    }
  }

  @Test
  void anUnchangedSiteKeepsItsConnections() throws Exception {
    try (IisLikeOrigin origin = IisLikeOrigin.start(pki, IisSettings.defaults());
        RunningGateway gateway = RunningGateway.start(folder, pki, site(SITE, origin))) {
      Site before = gateway.gateway().sites().named(SITE);
      gateway.reload(site(SITE, origin), site(OTHER, origin));
      assertThat(gateway.gateway().sites().named(SITE)).isSameAs(before);
    }
  }

  @Test
  void whereASocketCannotBeBoundNothingChanges() throws Exception {
    try (IisLikeOrigin origin = IisLikeOrigin.start(pki, IisSettings.defaults());
        RunningGateway gateway = RunningGateway.start(folder, pki, site(SITE, origin));
        ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String wanted = "https://127.0.0.1:" + taken.getLocalPort();
      String yaml =
          RunningGateway.yaml(site(OTHER, origin))
              .replace("listen: [", "listen: [\"" + wanted + "\", ");
      assertThatThrownBy(() -> gateway.gateway().reload(gateway.read(yaml)))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("cannot listen on");
      assertThat(gateway.gateway().sites().named(OTHER)).isNull();
      try (TestClient client = gateway.client(SITE)) {
        assertThat(client.get(SITE, "/").status()).isEqualTo(200);
      }
    }
  }
}
