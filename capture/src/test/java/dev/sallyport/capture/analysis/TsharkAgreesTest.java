package dev.sallyport.capture.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sallyport.diagnosis.trail.Event;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * The packet of each event that tshark knows too, where it is installed and right. It takes a
 * second to start: every sixth capture, or all with {@code -Dsallyport.tshark=true}.
 */
class TsharkAgreesTest {
  static final List<Truth> TRUTHS =
      Truth.ALL.stream()
          .filter(one -> Boolean.getBoolean("sallyport.tshark") || Truth.ALL.indexOf(one) % 6 == 0)
          .toList();

  private static final List<String> FIELDS =
      List.of(
          "frame.number",
          "http.request.method",
          "http2.headers.method",
          "http.response.code",
          "http2.headers.status",
          "tls.handshake.type",
          "tls.alert_message.desc");

  private static final String POST_HANDSHAKE =
      "the client's records behind post-handshake authentication stay closed";

  /** Where it sees less than is there, and why. */
  private static final Map<String, String> SEES_LESS =
      Map.of(
          "own/damaged/reneg-AES128-SHA-late-start-after-handshake.pcap",
          "without the hellos no record is told by its length",
          "own/damaged/reneg-AES128-SHA-lost-ClientKeyExchange.pcap",
          "the key log is not used without ClientKeyExchange",
          "own/damaged/reneg-AES128-SHA-snaplen400.pcap",
          "nothing is opened behind a packet that was cut",
          "own/h2-tls13-curl-cert.pcap",
          POST_HANDSHAKE,
          "own/tls13-curl-nocert.pcap",
          POST_HANDSHAKE,
          "own/tls13-curl-pha.pcap",
          POST_HANDSHAKE,
          "public/dhe1.pcapng.gz",
          "a head that close_notify cuts off is no request",
          "public/dmgr.pcapng",
          "a request whose first byte has a record of its own is no HTTP",
          "public/http-ooo.pcap",
          "a body that is not put together hides the head behind it",
          "public/rsasnakeoil2.pcap",
          "a body that is not put together hides the head behind it");

  @ParameterizedTest(name = "{0}")
  @FieldSource("TRUTHS")
  void onThePacketOfEachEvent(Truth truth) throws IOException, InterruptedException {
    Map<String, Set<Integer>> theirs = theirs(truth.capture());
    Map<String, Set<Integer>> ours = ours(truth.capture());
    theirs.forEach((kind, packets) -> assertThat(ours.get(kind)).as(kind).containsAll(packets));
    if (!SEES_LESS.containsKey(truth.capture())) {
      assertThat(ours).isEqualTo(theirs);
    }
  }

  private static Map<String, Set<Integer>> ours(String capture) throws IOException {
    Map<String, Set<Integer>> frames = new TreeMap<>();
    for (AnalysedFlow flow : SharedCaptures.flows(SharedCaptures.keysOf(capture), capture)) {
      flow.trail()
          .events()
          .forEach(at -> {
            String kind =
                switch (at.event()) {
                  case Event.RequestHead _ -> "request";
                  case Event.ResponseHead _, Event.Informational _ -> "response";
                  case Event.HelloRequest _ -> "HelloRequest";
                  case Event.ClientHello _, Event.RenegotiationAnswered _ -> "ClientHello";
                  case Event.ServerHello _, Event.HelloRetryRequest _ -> "ServerHello";
                  case Event.Alert alert when alert.description() >= 0 -> "alert";
                  default -> "";
                };
            if (!kind.isEmpty() && at.packet() != null) {
              frames.computeIfAbsent(kind, k -> new TreeSet<>()).add(at.packet());
            }
          });
    }
    return frames;
  }

  private static Map<String, Set<Integer>> theirs(String capture)
      throws IOException, InterruptedException {
    Map<String, Set<Integer>> frames = new TreeMap<>();
    tshark(capture)
        .lines()
        .forEach(line -> {
          String[] cells = line.split("\t", -1);
          List<String> kinds = new ArrayList<>();
          if (!cells[1].isEmpty() || !cells[2].isEmpty()) {
            kinds.add("request");
          }
          if (!cells[3].isEmpty() || !cells[4].isEmpty()) {
            kinds.add("response");
          }
          for (String type : cells[5].split(",", -1)) {
            switch (type) {
              case "0" -> kinds.add("HelloRequest");
              case "1" -> kinds.add("ClientHello");
              case "2" -> kinds.add("ServerHello");
              default -> {}
            }
          }
          if (!cells[6].isEmpty()) {
            kinds.add("alert");
          }
          for (String kind : kinds) {
            frames.computeIfAbsent(kind, k -> new TreeSet<>()).add(Integer.valueOf(cells[0]));
          }
        });
    return frames;
  }

  private static String tshark(String capture) throws IOException, InterruptedException {
    Path folder = SharedCaptures.folder();
    List<String> command =
        new ArrayList<>(List.of("tshark", "-r", folder.resolve(capture).toString()));
    for (int port : new int[] {28443, 28444, 28445, 28446, 28450, 9131, 8443}) {
      command.addAll(List.of("-d", "tcp.port==" + port + ",tls"));
    }
    Path log = SharedCaptures.keyLogOf(capture);
    if (log != null) {
      command.addAll(List.of("-o", "tls.keylog_file:" + log));
    }
    Path key = SharedCaptures.keyFileOf(capture);
    if (key != null) {
      command.addAll(
          List.of(
              "-o", "uat:rsa_keys:\"%s\",\"%s\"".formatted(key, SharedCaptures.passwordOf(key))));
    }
    // Each head on the packet that completes it, not on that of its body's end.
    command.addAll(List.of("-o", "http.desegment_body:FALSE"));
    command.addAll(List.of("-o", "tcp.reassemble_out_of_order:TRUE"));
    command.addAll(List.of("-d", "tcp.port==3000,http2", "-T", "fields"));
    FIELDS.forEach(field -> command.addAll(List.of("-e", field)));
    Process process;
    try {
      process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    } catch (IOException e) {
      assumeTrue(false, "tshark is not installed");
      throw e;
    }
    String lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return lines;
  }
}
