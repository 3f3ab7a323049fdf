package dev.sallyport.capture.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.capture.analysis.Packets.Packet;
import dev.sallyport.capture.keys.Keys;
import dev.sallyport.diagnosis.trail.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Packets in any order, packets that are not there, secrets behind the packets. */
class DisorderTest {
  private static final String LOG = "own/keys/server-keylog.txt";

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "own/direct-curl-answers-ECDHE-RSA-AES128-GCM-SHA256.pcap",
        "own/tls10-curl-answers-AES128-SHA.pcap",
        "own/tls13-curl-pha.pcap",
        "own/tls13-openssl-keyupdate.pcap",
        "own/h2-tls12-ecdhe-public-2req.pcap"
      })
  void shuffledPacketsAreOpened(String capture) throws IOException {
    List<Packet> packets = Packets.of(capture);
    int requests = flow(Packets.pcap(packets)).requests();
    for (long seed = 1; seed <= 20; seed++) {
      List<Packet> shuffled = new ArrayList<>(packets);
      Collections.shuffle(shuffled, new Random(seed));
      AnalysedFlow kept = flow(Packets.pcap(shuffled));
      assertThat(kept.requests()).as("times kept, seed %d", seed).isEqualTo(requests);
      assertThat(kept.responses()).as("times kept, seed %d", seed).isEqualTo(requests);
      AnalysedFlow renewed = flow(Packets.pcap(renewed(shuffled)));
      assertThat(renewed.requests()).as("times renewed, seed %d", seed).isEqualTo(requests);
      assertThat(renewed.responses()).as("times renewed, seed %d", seed).isEqualTo(requests);
      assertThat(renewed.trail().whyNot()).as("seed %d", seed).isNull();
    }
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "own/direct-curl-keepalive-public-then-cert-AES128-SHA.pcap",
        "own/tls13-curl-pha.pcap",
        "own/tls13-openssl-keyupdate.pcap"
      })
  void onePacketLessBehindTheHellosLeavesTheRestOpen(String capture) throws IOException {
    List<Packet> packets = Packets.of(capture);
    int secondHello = 6;
    for (int lost = secondHello; lost < packets.size(); lost++) {
      List<Packet> rest = new ArrayList<>(packets);
      rest.remove(lost);
      AnalysedFlow flow = flow(Packets.pcap(rest));
      assertThat(flow.requests() + flow.responses()).as("without packet %d", lost + 1).isPositive();
      assertThat(flow.trail().events())
          .as("without packet %d", lost + 1)
          .anyMatch(at ->
              at.event() instanceof Event.Alert alert && alert.description() == 0
                  || at.event() instanceof Event.ResponseHead);
    }
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"own/tls13-curl-pha.pcap", "own/direct-curl-answers-AES128-SHA.pcap"})
  void secretsAtTheEndOfTheFileAreUsed(String capture) throws IOException {
    String log = Files.readString(SharedCaptures.folder().resolve(LOG));
    byte[] bytes = Packets.pcapngWithSecretsLast(Packets.of(capture), log);
    AnalysedFlow flow = SharedCaptures.flows(new Keys(), bytes).getFirst();
    assertThat(flow.trail().decrypted()).isTrue();
    assertThat(flow.requests()).isEqualTo(1);
    assertThat(flow.responses()).isEqualTo(1);
  }

  private static List<Packet> renewed(List<Packet> shuffled) {
    List<Packet> renewed = new ArrayList<>();
    for (int i = 0; i < shuffled.size(); i++) {
      Packet packet = shuffled.get(i);
      renewed.add(new Packet(i * 1_000_000L, packet.linkType(), packet.frame()));
    }
    return renewed;
  }

  private static AnalysedFlow flow(byte[] capture) throws IOException {
    List<AnalysedFlow> flows = SharedCaptures.flows(SharedCaptures.keyLog(LOG), capture);
    assertThat(flows).hasSize(1);
    return flows.getFirst();
  }
}
