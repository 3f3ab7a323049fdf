package dev.sallyport.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.lab.pki.Identity;
import dev.sallyport.lab.pki.LabPki;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.nio.ByteBuffer;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two engines that shake hands in memory: BoringSSL's key log is the measure for the JDK's. */
class KeyLogTest {
  private static final String HOST = "a.lab.test";

  private static LabPki pki;
  private static Identity identity;

  private final List<String> ofClient = new ArrayList<>();
  private final List<String> ofServer = new ArrayList<>();

  @BeforeAll
  static void makeCertificates() throws Exception {
    pki = LabPki.create();
    identity = pki.rsaServer(HOST);
  }

  @Test
  void bothEndsOfTls12TellTheSameMasterSecret() throws Exception {
    shakeHands("TLSv1.2", "TLSv1.2");
    assertThat(ofClient)
        .singleElement()
        .asString()
        .matches("CLIENT_RANDOM [0-9a-f]{64} [0-9a-f]{96}");
    assertThat(ofServer).isEqualTo(ofClient);
  }

  @Test
  void bothEndsOfTls13TellTheSameFourTrafficSecrets() throws Exception {
    shakeHands("TLSv1.3", "TLSv1.3");
    assertThat(ofClient)
        .extracting(line -> line.substring(0, line.indexOf(' ')))
        .containsExactlyInAnyOrder(
            "SERVER_HANDSHAKE_TRAFFIC_SECRET",
            "CLIENT_HANDSHAKE_TRAFFIC_SECRET",
            "SERVER_TRAFFIC_SECRET_0",
            "CLIENT_TRAFFIC_SECRET_0");
    assertThat(ofServer).containsAll(ofClient);
  }

  @Test
  void aRenegotiationTellsItsOwnMasterSecret() throws Exception {
    SSLEngine client = pki.clientContext().createSSLEngine(HOST, 443);
    SSLEngine server = pki.serverContext(identity).createSSLEngine();
    client.setUseClientMode(true);
    client.setEnabledProtocols(new String[] {"TLSv1.2"});
    server.setUseClientMode(false);
    JdkFields fields = JdkFields.find();
    Wire wire = new Wire(client, server);
    JdkKeyLog first = new JdkKeyLog(fields, client, ofClient::add);
    JdkKeyLog second = new JdkKeyLog(fields, server, ofServer::add);
    wire.run(first::look, second::look);
    server.getSession().invalidate();
    server.beginHandshake();
    wire.run(first::look, second::look);
    assertThat(ofClient).hasSize(2).doesNotHaveDuplicates().isEqualTo(ofServer);
  }

  @Test
  void aConnectionThatIsNotListenedToAnyLongerTellsNothing() throws Exception {
    SslContext context = boring("TLSv1.2");
    BoringSslKeyLog log = BoringSslKeyLog.of(context);
    SSLEngine server = context.newEngine(ByteBufAllocator.DEFAULT);
    log.listen(server, ofServer::add).close();
    SSLEngine client = client("TLSv1.2");
    new Wire(client, server).run(() -> {}, () -> {});
    assertThat(client.getSession().getProtocol()).isEqualTo("TLSv1.2");
    assertThat(ofServer).isEmpty();
  }

  private void shakeHands(String offered, String served) throws Exception {
    SSLEngine client = client(offered);
    SslContext context = boring(served);
    BoringSslKeyLog log = BoringSslKeyLog.of(context);
    SSLEngine server = context.newEngine(ByteBufAllocator.DEFAULT);
    log.listen(server, ofServer::add);
    JdkKeyLog watched = new JdkKeyLog(JdkFields.find(), client, ofClient::add);
    new Wire(client, server).run(watched::look, () -> {});
    assertThat(client.getSession().getProtocol()).isEqualTo(served);
  }

  private static SSLEngine client(String version) throws Exception {
    SSLEngine client = pki.clientContext().createSSLEngine(HOST, 443);
    client.setUseClientMode(true);
    client.setEnabledProtocols(new String[] {version});
    return client;
  }

  private static SslContext boring(String version) throws Exception {
    assertThat(OpenSsl.isAvailable()).as("BoringSSL loads").isTrue();
    return SslContextBuilder.forServer(
            identity.key(), identity.chain().toArray(X509Certificate[]::new))
        .sslProvider(SslProvider.OPENSSL)
        .protocols(version)
        .build();
  }

  /** Carries records between two engines until neither shakes hands. */
  private static final class Wire {
    private final SSLEngine client;
    private final SSLEngine server;
    private final ByteBuffer toServer = ByteBuffer.allocate(1 << 17);
    private final ByteBuffer toClient = ByteBuffer.allocate(1 << 17);

    Wire(SSLEngine client, SSLEngine server) {
      this.client = client;
      this.server = server;
    }

    void run(Runnable clientLook, Runnable serverLook) throws Exception {
      for (int quiet = 0; quiet < 3; ) {
        boolean moved = step(client, toServer, toClient, clientLook);
        moved |= step(server, toClient, toServer, serverLook);
        quiet = moved ? 0 : quiet + 1;
      }
    }

    private static boolean step(SSLEngine engine, ByteBuffer out, ByteBuffer in, Runnable look)
        throws Exception {
      int before = out.position() + in.position();
      if (engine.getHandshakeStatus() != HandshakeStatus.NEED_UNWRAP) {
        engine.wrap(ByteBuffer.allocate(0), out);
      }
      tasks(engine, look);
      boolean moved = out.position() + in.position() != before;
      in.flip();
      SSLEngineResult result = engine.unwrap(in, ByteBuffer.allocate(1 << 15));
      in.compact();
      moved |= result.bytesConsumed() > 0;
      tasks(engine, look);
      return moved;
    }

    private static void tasks(SSLEngine engine, Runnable look) {
      Runnable task = engine.getDelegatedTask();
      while (task != null) {
        task.run();
        look.run();
        task = engine.getDelegatedTask();
      }
      look.run();
    }
  }
}
