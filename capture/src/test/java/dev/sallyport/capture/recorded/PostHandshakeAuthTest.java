package dev.sallyport.capture.recorded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.capture.analysis.AnalysedFlow;
import dev.sallyport.capture.analysis.Packets;
import dev.sallyport.capture.analysis.Packets.Packet;
import dev.sallyport.capture.analysis.SharedCaptures;
import dev.sallyport.capture.keys.Keys;
import dev.sallyport.diagnosis.trail.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TLS 1.3: the server asks for a certificate after the first request; a second request follows. */
class PostHandshakeAuthTest {
  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

  @TempDir private static Path folder;
  private static List<Packet> packets = List.of();
  private static String keyLog = "";

  @BeforeAll
  static void record() throws IOException, InterruptedException {
    Openssl.certificate(folder);
    Recording recording = new Recording();
    String serving = "s_server -accept 127.0.0.1:0 -key k.pem -cert c.pem -CAfile c.pem -tls1_3";
    String calling = " -tls1_3 -enable_pha -cert c.pem -key k.pem -quiet";
    try (Openssl server = Openssl.start(folder, Openssl.words(serving + " -keylogfile log"));
        RecordingRelay relay = new RecordingRelay(server.port(), recording);
        Openssl client =
            Openssl.start(
                folder, Openssl.words("s_client -connect 127.0.0.1:" + relay.port() + calling))) {
      client.say("GET /a HTTP/1.1\r\nHost: a.test\r\n\r\n");
      server.printed("GET /a", 1);
      server.say("c\n"); // asks for a certificate
      server.printed("depth=0", 1);
      server.say(OK);
      client.printed("200 OK", 1);
      client.say("GET /b HTTP/1.1\r\nHost: a.test\r\n\r\n");
      server.printed("GET /b", 1);
      server.say(OK);
      client.printed("200 OK", 2);
      server.say("Q\n");
      relay.join();
    }
    packets = recording.packets();
    keyLog = Files.readString(folder.resolve("log"));
  }

  @Test
  void theRequestBehindItIsOpened() throws IOException {
    AnalysedFlow flow = flow(Packets.pcap(packets));
    assertThat(flow.trail().events().stream().map(at -> at.event()))
        .contains(new Event.PostHandshakeCertificateRequest())
        .filteredOn(Event.RequestHead.class::isInstance)
        .map(event -> ((Event.RequestHead) event).target())
        .containsExactly("/a", "/b");
    assertThat(flow.responses()).isEqualTo(2);
    assertThat(flow.trail().whyNot()).isNull();
  }

  @Test
  void inAnyOrderToo() throws IOException {
    for (long seed = 1; seed <= 50; seed++) {
      List<Packet> shuffled = new ArrayList<>(packets);
      Collections.shuffle(shuffled, new Random(seed));
      AnalysedFlow flow = flow(Packets.pcap(shuffled));
      assertThat(flow.requests()).as("seed %d", seed).isEqualTo(2);
      assertThat(flow.responses()).as("seed %d", seed).isEqualTo(2);
    }
  }

  /** Whatever packet is lost, what other packets hold is read. */
  @Test
  void withAnyOnePacketLost() throws IOException {
    int bothRead = 0;
    for (int lost = 0; lost < packets.size(); lost++) {
      List<Packet> rest = new ArrayList<>(packets);
      rest.remove(lost);
      AnalysedFlow flow = flow(Packets.pcap(rest));
      boolean hello = lost < 5; // SYN, SYN, both hellos: without a random there is no key
      assertThat(flow.requests()).as("packet %d", lost + 1).isGreaterThanOrEqualTo(hello ? 0 : 1);
      assertThat(flow.responses()).as("packet %d", lost + 1).isGreaterThanOrEqualTo(hello ? 0 : 1);
      bothRead += flow.requests() == 2 && flow.responses() == 2 ? 1 : 0;
    }
    // The two requests and the two responses are in packets of their own.
    assertThat(bothRead).isGreaterThanOrEqualTo(packets.size() - 4 - 3);
  }

  @Test
  void withTheSecretsBehindThePackets() throws IOException {
    byte[] file = Packets.pcapngWithSecretsLast(packets, keyLog);
    AnalysedFlow flow = SharedCaptures.flows(new Keys(), file).getFirst();
    assertThat(flow.requests()).isEqualTo(2);
    assertThat(flow.responses()).isEqualTo(2);
  }

  private static AnalysedFlow flow(byte[] capture) throws IOException {
    Keys keys = new Keys();
    keys.addSecrets(keyLog);
    List<AnalysedFlow> flows = SharedCaptures.flows(keys, capture);
    assertThat(flows).hasSize(1);
    return flows.getFirst();
  }
}
