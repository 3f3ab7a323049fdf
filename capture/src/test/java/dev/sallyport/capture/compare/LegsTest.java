package dev.sallyport.capture.compare;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.capture.analysis.AnalysedFlow;
import dev.sallyport.capture.analysis.SharedCaptures;
import dev.sallyport.capture.keys.Keys;
import dev.sallyport.wire.ip.IpAddress;
import dev.sallyport.wire.pcapng.PcapngWriter;
import dev.sallyport.wire.recording.Ends;
import dev.sallyport.wire.recording.Run;
import dev.sallyport.wire.recording.TcpConversation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which connections of one capture are the two legs of a gateway. Host 2 is the gateway. */
class LegsTest {
  private static final int GATEWAY = 2;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final PcapngWriter writer = new PcapngWriter(out);
  private int port = 40_000;

  LegsTest() throws IOException {
    writer.section();
  }

  private TcpConversation connection(int from, int to, long nanos) throws IOException {
    Ends ends =
        new Ends(
            new IpAddress(-1, 0x0a000000 + from, false),
            port++,
            new IpAddress(-1, 0x0a000000 + to, false),
            80);
    TcpConversation connection = TcpConversation.begin(writer, "eth0", ends);
    connection.opened(nanos, nanos + 1);
    return connection;
  }

  private static void ask(TcpConversation on, long nanos, String target) throws IOException {
    on.data(
        true,
        nanos,
        new Run(("GET " + target + " HTTP/1.1\r\nHost: a\r\n\r\n").getBytes(US_ASCII)));
  }

  private static void answer(TcpConversation on, long nanos, int status) throws IOException {
    on.data(
        false,
        nanos,
        new Run(("HTTP/1.1 " + status + " X\r\nContent-Length: 0\r\n\r\n").getBytes(US_ASCII)));
  }

  private List<String> pairs() throws IOException {
    List<AnalysedFlow> flows = SharedCaptures.flows(new Keys(), out.toByteArray());
    return Comparison.ofLegs(flows).stream()
        .map(pair ->
            pair.leftFlow().trail().client()
                + " with "
                + pair.rightFlow().trail().client()
                + (pair.parts() ? " part" : " do not part"))
        .toList();
  }

  @Test
  void eachClientIsPairedWithTheRequestThatWasPassedOnForIt() throws IOException {
    TcpConversation one = connection(1, GATEWAY, 0);
    TcpConversation other = connection(9, GATEWAY, 10);
    TcpConversation forOther = connection(GATEWAY, 3, 200);
    TcpConversation forOne = connection(GATEWAY, 3, 210);
    ask(one, 300, "/one");
    ask(other, 310, "/other");
    ask(forOther, 400, "/other");
    ask(forOne, 410, "/one");
    answer(forOther, 500, 200);
    answer(other, 600, 200);
    answer(forOne, 700, 200);
    answer(one, 800, 502);
    assertThat(pairs())
        .containsExactly(
            "10.0.0.1:40000 with 10.0.0.2:40003 part",
            "10.0.0.9:40001 with 10.0.0.2:40002 do not part");
  }

  @Test
  void aKeptConnectionToTheOriginIsOlderThanTheClients() throws IOException {
    TcpConversation kept = connection(GATEWAY, 3, 0);
    ask(kept, 10, "/before");
    answer(kept, 20, 200);
    TcpConversation client = connection(1, GATEWAY, 1_000);
    ask(client, 1_010, "/x");
    ask(kept, 1_020, "/x");
    answer(kept, 1_030, 200);
    answer(client, 1_040, 200);
    assertThat(pairs()).containsExactly("10.0.0.1:40001 with 10.0.0.2:40000 do not part");
  }

  @Test
  void twoConnectionsOfOneClientToTwoHostsAreNoPair() throws IOException {
    TcpConversation one = connection(1, 5, 0);
    TcpConversation other = connection(1, 6, 10);
    ask(one, 20, "/x");
    ask(other, 30, "/x");
    answer(one, 40, 200);
    answer(other, 50, 200);
    assertThat(pairs()).isEmpty();
  }

  @Test
  void whatWasOverBeforeTheClientCameIsNotForIt() throws IOException {
    TcpConversation over = connection(GATEWAY, 3, 0);
    ask(over, 10, "/x");
    answer(over, 20, 200);
    over.finished(true, 30);
    over.finished(false, 40);
    TcpConversation client = connection(1, GATEWAY, 1_000);
    ask(client, 1_010, "/x");
    answer(client, 1_020, 200);
    assertThat(pairs()).isEmpty();
  }
}
