package dev.sallyport.capture.analysis;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.capture.compare.Comparison;
import dev.sallyport.capture.keys.Keys;
import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.diagnosis.trail.Side;
import dev.sallyport.wire.ip.IpAddress;
import dev.sallyport.wire.pcapng.PcapngWriter;
import dev.sallyport.wire.recording.Ends;
import dev.sallyport.wire.recording.Run;
import dev.sallyport.wire.recording.TcpConversation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The flight recorder's files say whose connection is whose; both legs are told so. */
class RecordedLegsTest {
  private static final long SECOND = 1_000_000_000L;
  private static final Run GET =
      new Run("GET /slow HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(US_ASCII));
  private static final Run GONE =
      new Run("HTTP/1.1 504 Gateway Timeout\r\nContent-Length: 0\r\n\r\n".getBytes(US_ASCII));

  private static Ends ends(int from, int port, int to) {
    return new Ends(
        new IpAddress(-1, 0x0a000000 + from, false),
        port,
        new IpAddress(-1, 0x0a000000 + to, false),
        443);
  }

  /** {@code clientLeaves}: else the gateway gives the origin up and answers 504. */
  private static byte[] recording(String about, boolean clientLeaves) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PcapngWriter writer = new PcapngWriter(out);
    writer.section(about, "more");
    TcpConversation client = TcpConversation.begin(writer, "client", ends(1, 40_000, 2));
    TcpConversation origin = TcpConversation.begin(writer, "origin", ends(2, 50_000, 3));
    client.opened(0, 1);
    client.data(true, 2, GET);
    origin.opened(3, 4);
    origin.data(true, 5, GET);
    if (clientLeaves) {
      client.finished(true, 20 * SECOND);
    } else {
      client.data(false, 20 * SECOND, GONE);
    }
    origin.finished(true, 20 * SECOND + 1);
    origin.finished(false, 20 * SECOND + 2);
    client.finished(false, 20 * SECOND + 3);
    if (!clientLeaves) {
      client.finished(true, 20 * SECOND + 4);
    }
    return out.toByteArray();
  }

  private static List<AnalysedFlow> flows(String about, boolean clientLeaves) throws IOException {
    List<AnalysedFlow> flows =
        SharedCaptures.flows(new Keys(), recording(about, clientLeaves)).stream()
            .sorted((one, other) -> Integer.compare(one.number(), other.number()))
            .toList();
    assertThat(flows).hasSize(2);
    return flows;
  }

  private static List<String> causes(AnalysedFlow flow) {
    return flow.findings().stream().map(finding -> finding.cause().id()).toList();
  }

  @Test
  void thatTheClientLeftIsSaidOfItsOwnConnectionAlone() throws IOException {
    List<AnalysedFlow> flows = flows("Sallyport exchange 7 of a, status 499", true);
    assertThat(causes(flows.getFirst())).containsExactly("client.response.closed");
    assertThat(causes(flows.getLast())).containsExactly("origin.response.timeout");
    assertThat(flows.getLast().findings().getFirst().detail())
        .endsWith("then the gateway closed the connection.");
  }

  @Test
  void aTimeoutIsTheOriginsAndNotTheClients() throws IOException {
    List<AnalysedFlow> flows = flows("Sallyport exchange 7 of a, status 504", false);
    assertThat(causes(flows.getFirst())).isEmpty();
    assertThat(causes(flows.getLast())).containsExactly("origin.response.timeout");
    assertThat(flows.getFirst().trail().events())
        .noneMatch(at -> at.from() == Side.ORIGIN || at.to() == Side.ORIGIN);
    assertThat(flows.getLast().trail().events())
        .noneMatch(at -> at.from() == Side.CLIENT || at.to() == Side.CLIENT);
  }

  @Test
  void anybodyElsesInterfacesOfThatNameSayNothing() throws IOException {
    List<AnalysedFlow> flows = flows("taken by tcpdump", true);
    assertThat(flows)
        .allSatisfy(
            flow -> assertThat(flow.trail().events()).noneMatch(at -> at.from() == Side.GATEWAY));
  }

  @Test
  void theTwoLegsArePairedAndPartBehindTheRequest() throws IOException {
    List<Comparison> pairs = Comparison.ofLegs(flows("Sallyport exchange 7 of a", false));
    assertThat(pairs).hasSize(1);
    Comparison pair = pairs.getFirst();
    assertThat(pair.leftFlow().trail().client()).isEqualTo("10.0.0.1:40000");
    assertThat(pair.rightFlow().trail().client()).isEqualTo("10.0.0.2:50000");
    assertThat(requireNonNull(pair.common()).event()).isInstanceOf(Event.RequestHead.class);
    assertThat(requireNonNull(pair.left()).event()).isInstanceOf(Event.ResponseHead.class);
  }
}
