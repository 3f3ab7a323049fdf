package dev.sallyport.capture.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sallyport.capture.file.CaptureFile;
import dev.sallyport.capture.keys.Keys;
import dev.sallyport.wire.ip.IpAddress;
import dev.sallyport.wire.pcapng.PcapngWriter;
import dev.sallyport.wire.recording.Ends;
import dev.sallyport.wire.recording.TcpConversation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is told of a capture does not depend on how many threads read it. */
class ThreadsTest {
  static final List<String> CAPTURES = Truth.ALL.stream().map(Truth::capture).toList();

  private static final int CONNECTIONS = 300;
  private static final long SECOND = 1_000_000_000;

  private record Told(
      CaptureAnalysis.Summary summary, List<AnalysedFlow> flows, List<String> secrets) {}

  @ParameterizedTest(name = "{0}")
  @FieldSource("CAPTURES")
  void oneTellsWhatSeveralTell(String capture) throws IOException {
    List<CaptureFile> file = List.of(file(capture));
    assertThat(told(file, SharedCaptures.keysOf(capture), 3))
        .isEqualTo(told(file, SharedCaptures.keysOf(capture), 1));
  }

  /** The RSA key opens a resumed connection by another one, which another thread may have. */
  @Test
  void allCapturesAtOnceAreReadAlikeAgainAndAgain() throws IOException {
    List<CaptureFile> all = new ArrayList<>();
    for (String capture : CAPTURES) {
      all.add(file(capture));
    }
    Told one = told(all, keys(), 1);
    assertThat(one.flows()).hasSizeGreaterThan(100);
    for (int threads = 2; threads <= 8; threads++) {
      assertThat(told(all, keys(), threads)).isEqualTo(one);
    }
  }

  /**
   * Three hundred connections that overlap, the last ones ending first: each has its number by its
   * first packet and goes out about when it left, whatever the threads.
   */
  @ParameterizedTest(name = "{0} threads")
  @ValueSource(ints = {1, 2, 3, 8})
  void numbersAndOrderAreThoseOfThePackets(int threads) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PcapngWriter writer = new PcapngWriter(out);
    writer.section();
    List<TcpConversation> open = new ArrayList<>();
    for (int i = 0; i < CONNECTIONS; i++) {
      IpAddress client = new IpAddress(-1, 0x0a000000 + i, false);
      Ends ends = new Ends(client, 40_000 + i, new IpAddress(-1, 0x0b000001, false), 80);
      open.add(TcpConversation.begin(writer, "eth0", ends));
      open.getLast().opened(i * SECOND, i * SECOND);
    }
    for (int i = CONNECTIONS - 1; i >= 0; i--) {
      long nanos = (CONNECTIONS + (CONNECTIONS - i) * 40L) * SECOND;
      open.get(i).finished(true, nanos);
      open.get(i).finished(false, nanos);
    }
    CaptureFile file = SharedCaptures.file(out.toByteArray());
    List<AnalysedFlow> flows = told(List.of(file), new Keys(), threads).flows();
    assertThat(flows)
        .hasSize(CONNECTIONS)
        .allMatch(flow -> flow.firstNanos() == (flow.number() - 1) * SECOND);
    // A connection lingers until its table has another packet: that is soon, and never a lap later.
    for (int i = 0; i < CONNECTIONS; i++) {
      assertThat(flows.get(i).number())
          .as("at place %d", i)
          .isCloseTo(CONNECTIONS - i, within(CONNECTIONS / 4));
    }
  }

  private static Keys keys() throws IOException {
    return SharedCaptures.rsa("own/keys/server.key", "");
  }

  private static CaptureFile file(String capture) throws IOException {
    Path path = SharedCaptures.folder().resolve(capture);
    return SharedCaptures.file(Files.readAllBytes(path));
  }

  private static Told told(List<CaptureFile> files, Keys keys, int threads) throws IOException {
    List<AnalysedFlow> flows = new ArrayList<>();
    CaptureAnalysis analysis = new CaptureAnalysis(keys, flows::add, threads);
    CaptureAnalysis.Summary summary = analysis.read(files, read -> {});
    return new Told(summary, flows, analysis.usedSecrets());
  }
}
