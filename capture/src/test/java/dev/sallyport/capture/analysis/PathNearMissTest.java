package dev.sallyport.capture.analysis;

import static dev.sallyport.capture.analysis.Wire.ACK;
import static dev.sallyport.capture.analysis.Wire.FIN;
import static dev.sallyport.capture.analysis.Wire.RST;
import static dev.sallyport.capture.analysis.Wire.SYN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.capture.analysis.Packets.Packet;
import dev.sallyport.capture.keys.Keys;
import dev.sallyport.diagnosis.cause.Finding;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What looks like a fault of the way and is none; and one that reordering hides. */
class PathNearMissTest {
  private static final String GET = "GET /x HTTP/1.1\r\nHost: a\r\n\r\n";
  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

  private static List<Finding> findings(Wire wire) throws IOException {
    List<AnalysedFlow> flows = SharedCaptures.flows(new Keys(), wire.pcap());
    assertThat(flows).hasSize(1);
    return flows.getFirst().findings();
  }

  private static String evidence(Wire wire) throws IOException {
    return findings(wire).stream()
        .flatMap(finding -> finding.evidence().stream())
        .map(part -> part.text())
        .collect(Collectors.joining("\n"));
  }

  @Test
  void aSynThatIsAnsweredTheSecondTimeIsNoFault() throws IOException {
    Wire wire =
        new Wire()
            .client(0, SYN, -1, 0, "")
            .client(1, SYN, -1, 0, "")
            .origin(1.01, SYN | ACK, -1, 0, "")
            .client(1.02, ACK, 0, 0, GET)
            .origin(1.03, ACK, 0, GET.length(), OK);
    assertThat(findings(wire)).isEmpty();
  }

  @Test
  void aResetWithTheUsualHopsIsTheOriginsOwn() throws IOException {
    Wire wire =
        new Wire()
            .connected()
            .client(0.03, ACK, 0, 0, GET)
            .segment(0.05, false, 60, RST, 0, 0, 0, "");
    assertThat(findings(wire).getFirst().cause().id()).isEqualTo("origin.response.reset");
    assertThat(evidence(wire)).doesNotContain("a box on the way");
  }

  @Test
  void smallSegmentsThatAreSentAgainDoNotPointAtTheMtu() throws IOException {
    Wire wire = new Wire().connected();
    for (double second : new double[] {0.03, 0.3, 0.9, 2, 5}) {
      wire.client(second, ACK, 0, 0, GET);
    }
    wire.client(30, RST, GET.length(), 0, "");
    assertThat(evidence(wire)).contains("none was acknowledged in time").doesNotContain("MTU");
  }

  @Test
  void aWindowThatOpensSoonIsNoEvidence() throws IOException {
    Wire wire =
        new Wire()
            .connected()
            .client(0.03, ACK, 0, 0, GET)
            .segment(0.04, false, 60, ACK, 0, GET.length(), 0, "")
            .segment(0.5, false, 60, ACK, 0, GET.length(), 8_192, "")
            .client(30, FIN | ACK, GET.length(), 0, "");
    assertThat(findings(wire).getFirst().cause().id()).isEqualTo("origin.response.timeout");
    assertThat(evidence(wire)).doesNotContain("no room for data");
  }

  @ParameterizedTest(name = "{0} packets sooner")
  @ValueSource(ints = {1, 2, 3})
  void aHelloRequestThatStandsBeforeItsRequestInTheFileIsFound(int sooner) throws IOException {
    List<Packet> packets = new ArrayList<>(Packets.of("own/waf-bc-ignore-AES128-SHA.pcap"));
    Collections.rotate(packets.subList(14 - sooner, 15), 1); // the HelloRequest is the 15th
    AnalysedFlow flow = SharedCaptures.flows(new Keys(), Packets.pcap(packets)).getFirst();
    assertThat(flow.findings())
        .extracting(finding -> finding.cause().id())
        .containsExactly("origin.renegotiation.unanswered");
  }
}
