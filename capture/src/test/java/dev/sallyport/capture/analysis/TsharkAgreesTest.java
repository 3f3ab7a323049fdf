package dev.sallyport.capture.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sallyport.diagnosis.trail.Event;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The packets of requests and responses, against tshark where it is installed and right. */
class TsharkAgreesTest {
  private static final String LOG = "own/keys/server-keylog.txt";

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "own/direct-curl-answers-AES128-SHA.pcap",
        "own/direct-curl-answers-AES256-GCM-SHA384.pcap",
        "own/direct-curl-answers-ECDHE-RSA-AES256-SHA384.pcap",
        "own/direct-curl-keepalive-public-then-cert-AES128-SHA.pcap",
        "own/waf-bc-ignore-AES128-SHA.pcap",
        "own/waf-boringssl-netty-AES128-SHA.pcap",
        "own/tls10-curl-answers-AES128-SHA.pcap",
        "own/tls13-openssl-keyupdate.pcap",
        "own/damaged/reneg-AES128-SHA-segments300.pcap",
        "own/damaged/reneg-AES128-SHA-vlan.pcap"
      })
  void onThePacketOfEachRequest(String capture) throws IOException, InterruptedException {
    List<Integer> ours = new ArrayList<>();
    for (AnalysedFlow flow : SharedCaptures.flows(SharedCaptures.keyLog(LOG), capture)) {
      flow.trail().events().stream()
          .filter(at -> at.event() instanceof Event.RequestHead)
          .map(at -> at.packet() == null ? 0 : at.packet())
          .forEach(ours::add);
    }
    assertThat(ours).isNotEmpty().isEqualTo(tshark(capture));
  }

  private static List<Integer> tshark(String capture) throws IOException, InterruptedException {
    Process process;
    try {
      process =
          new ProcessBuilder(
                  "tshark",
                  "-r",
                  SharedCaptures.folder().resolve(capture).toString(),
                  "-o",
                  "tls.keylog_file:" + SharedCaptures.folder().resolve(LOG),
                  "-d",
                  "tcp.port==28444,tls",
                  "-Y",
                  "http.request",
                  "-T",
                  "fields",
                  "-e",
                  "frame.number")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
    } catch (IOException e) {
      assumeTrue(false, "tshark is not installed");
      throw e;
    }
    String lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    return lines.lines().map(Integer::valueOf).toList();
  }
}
