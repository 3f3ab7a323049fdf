package dev.sallyport.capture.analysis;

import static dev.sallyport.capture.analysis.Wire.ACK;
import static dev.sallyport.capture.analysis.Wire.FIN;
import static dev.sallyport.capture.analysis.Wire.RST;
import static dev.sallyport.capture.analysis.Wire.SYN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.capture.keys.Keys;
import dev.sallyport.diagnosis.cause.Finding;
import dev.sallyport.diagnosis.trail.Event;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What only a capture shows: the way between the two sides. */
class PathTest {
  private static final String GET = "GET /x HTTP/1.1\r\nHost: a\r\n\r\n";
  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

  private static List<AnalysedFlow> flows(Wire wire) throws IOException {
    return SharedCaptures.flows(new Keys(), wire.pcap());
  }

  private static Finding finding(Wire wire, String cause) throws IOException {
    List<AnalysedFlow> flows = flows(wire);
    assertThat(flows).hasSize(1);
    Finding finding = flows.getFirst().findings().getFirst();
    assertThat(finding.cause().id()).isEqualTo(cause);
    return finding;
  }

  @Test
  void anUnansweredSynIsAConnectTimeout() throws IOException {
    Wire wire = new Wire();
    for (double second : new double[] {0, 1, 3, 7}) {
      wire.client(second, SYN, -1, 0, "");
    }
    Finding finding = finding(wire, "origin.connect.timeout");
    assertThat(finding.evidence()).anyMatch(part -> part.at().event() instanceof Event.Unfinished);
  }

  @Test
  void aRefusedSynIsAConnectRefusal() throws IOException {
    finding(
        new Wire().client(0, SYN, -1, 0, "").origin(0.01, RST | ACK, 0, 0, ""),
        "origin.connect.refused");
  }

  @Test
  void aResetWithOtherHopsIsABoxOnTheWay() throws IOException {
    Wire wire =
        new Wire()
            .connected()
            .client(0.03, ACK, 0, 0, GET)
            .segment(0.05, false, 250, RST, 0, 0, 0, "");
    assertThat(finding(wire, "origin.response.reset").evidence())
        .anyMatch(part -> part.text().contains("a box on the way sent it"));
  }

  @Test
  void bigSegmentsThatAreSentAgainAndAgainPointAtTheMtu() throws IOException {
    String big = "GET /x HTTP/1.1\r\nHost: a\r\nCookie: " + "c".repeat(1_300) + "\r\n\r\n";
    Wire wire = new Wire().connected();
    for (double second : new double[] {0.03, 0.3, 0.9, 2, 5}) {
      wire.client(second, ACK, 0, 0, big);
    }
    wire.client(30, RST, big.length(), 0, "");
    assertThat(finding(wire, "origin.response.timeout").evidence())
        .anyMatch(part -> part.text().contains("the path may lose big packets (MTU)"));
  }

  @Test
  void noRoomForDataIsEvidence() throws IOException {
    Wire wire =
        new Wire()
            .connected()
            .client(0.03, ACK, 0, 0, GET)
            .segment(0.04, false, 60, ACK, 0, GET.length(), 0, "")
            .segment(9, false, 60, ACK, 0, GET.length(), 8_192, "")
            .client(30, FIN | ACK, GET.length(), 0, "");
    assertThat(finding(wire, "origin.response.timeout").evidence())
        .anyMatch(part -> part.text().startsWith("The origin had no room for data for 8.96 s"));
  }

  @Test
  void aPortThatIsUsedAgainIsAnotherConnection() throws IOException {
    Wire wire =
        new Wire()
            .connected()
            .client(0.03, ACK, 0, 0, GET)
            .origin(0.04, ACK, 0, GET.length(), OK)
            .client(1, SYN, 70_000, 0, "")
            .origin(1.01, SYN | ACK, 90_000, 70_001, "")
            .client(1.02, ACK, 70_001, 90_001, GET)
            .origin(1.03, ACK, 90_001, 70_001 + GET.length(), OK);
    List<AnalysedFlow> flows = flows(wire);
    assertThat(flows).extracting(AnalysedFlow::requests).containsExactly(1, 1);
    assertThat(flows).extracting(AnalysedFlow::responses).containsExactly(1, 1);
  }

  @Test
  void fragmentsArePutTogether() throws IOException {
    Wire wire =
        new Wire().connected().fragmented(0.03, 0, 0, GET).origin(0.04, ACK, 0, GET.length(), OK);
    assertThat(flows(wire).getFirst().requests()).isEqualTo(1);
  }

  @Test
  void ofAnOverlapTheFirstBytesStayAndAGapKeepsItsSize() throws IOException {
    String response = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n" + "b".repeat(100);
    int cut = response.length() - 60;
    Wire wire =
        new Wire()
            .connected()
            .client(0.03, ACK, 0, 0, GET)
            .client(0.04, ACK, 3, 0, "X".repeat(5))
            .origin(0.05, ACK, 0, GET.length(), response.substring(0, cut))
            .origin(0.06, FIN | ACK, cut + 40, GET.length(), response.substring(cut + 40));
    AnalysedFlow flow = flows(wire).getFirst();
    assertThat(flow.requests()).isEqualTo(1);
    assertThat(flow.lostBytes()).isEqualTo(40);
    assertThat(flow.trail().events())
        .anyMatch(at -> at.event().equals(new Event.CaptureGap(40)))
        .anyMatch(at -> at.event().equals(new Event.ResponseEnd(100)));
    assertThat(flow.findings()).isEmpty();
  }
}
