package dev.sallyport.capture.recorded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.capture.analysis.AnalysedFlow;
import dev.sallyport.capture.analysis.SharedCaptures;
import dev.sallyport.capture.keys.KeyLogFile;
import dev.sallyport.capture.keys.Keys;
import dev.sallyport.diagnosis.trail.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What TLS 1.3 may do besides the plain handshake. */
class Tls13Test {
  private static final String SERVING =
      "s_server -accept 127.0.0.1:0 -key k.pem -cert c.pem -tls1_3 -keylogfile log ";
  private static final String CALLING = "s_client -tls1_3 -quiet -connect 127.0.0.1:";
  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

  @TempDir private static Path folder;

  @BeforeAll
  static void makeCertificate() throws IOException, InterruptedException {
    Openssl.certificate(folder);
    Files.writeString(folder.resolve("early"), get("/early"));
  }

  private static String get(String target) {
    return "GET " + target + " HTTP/1.1\r\nHost: a.test\r\n\r\n";
  }

  @Test
  void aRetriedHelloIsFollowed() throws IOException, InterruptedException {
    Exchange exchange =
        new Exchange(folder, " -tls1_3 -groups P-384", List.of("-groups X25519:P-384"));
    AnalysedFlow flow = flows(exchange.record()).getFirst();
    assertThat(flow.trail().events()).anyMatch(at -> at.event() instanceof Event.HelloRetryRequest);
    assertThat(flow.trail().whyNot()).isNull();
    assertThat(flow.requests()).isEqualTo(1);
    assertThat(flow.responses()).isEqualTo(1);
  }

  @Test
  void keysChangeOnBothSides() throws IOException, InterruptedException {
    Recording recording = new Recording();
    try (Openssl server = Openssl.start(folder, Openssl.words(SERVING));
        RecordingRelay relay = new RecordingRelay(server.port(), recording);
        Openssl client = client(relay, "")) {
      ask(client, server, "/a", 1);
      server.say("K\n"); // changes its key and asks the client to change its own
      ask(client, server, "/b", 2);
      server.say("k\n"); // changes its key
      ask(client, server, "/c", 3);
      server.say("Q\n");
      relay.join();
    }
    AnalysedFlow flow = flows(recording).getFirst();
    assertThat(flow.trail().events())
        .filteredOn(at -> at.event() instanceof Event.KeyUpdated)
        .hasSize(3);
    assertThat(flow.requests()).isEqualTo(3);
    assertThat(flow.responses()).isEqualTo(3);
    assertThat(flow.trail().whyNot()).isNull();
  }

  @Test
  void earlyDataThatIsTakenIsRead() throws IOException, InterruptedException {
    Recording recording = new Recording();
    try (Openssl server = Openssl.start(folder, Openssl.words(SERVING + "-early_data"));
        RecordingRelay relay = new RecordingRelay(server.port(), recording)) {
      takeTicket(relay, server);
      try (Openssl client = client(relay, " -sess_in ticket -early_data early")) {
        server.printed("GET /early", 1);
        server.say(OK);
        client.printed("200 OK", 1);
        ask(client, server, "/later", 2);
        server.say("Q\n");
        relay.join();
      }
    }
    AnalysedFlow resumed = flows(recording).get(1);
    assertThat(resumed.trail().events())
        .anyMatch(at -> at.event().equals(new Event.EarlyData(true)))
        .anyMatch(at -> at.event() instanceof Event.HandshakeDone done && done.resumed());
    assertThat(targets(resumed)).containsExactly("/early", "/later");
    assertThat(resumed.responses()).isEqualTo(2);
  }

  @Test
  void earlyDataThatIsRefusedIsPassedOver() throws IOException, InterruptedException {
    try (Openssl server = Openssl.start(folder, Openssl.words(SERVING + "-early_data"));
        RecordingRelay relay = new RecordingRelay(server.port(), new Recording())) {
      takeTicket(relay, server);
      server.say("Q\n");
    }
    Recording recording = new Recording();
    try (Openssl server = Openssl.start(folder, Openssl.words(SERVING + "-early_data"));
        RecordingRelay relay = new RecordingRelay(server.port(), recording);
        Openssl client = client(relay, " -sess_in ticket -early_data early")) {
      ask(client, server, "/later", 1);
      server.say("Q\n");
      relay.join();
    }
    AnalysedFlow flow = flows(recording).getFirst();
    assertThat(flow.trail().events())
        .anyMatch(at -> at.event().equals(new Event.EarlyData(false)))
        .anyMatch(at -> at.event() instanceof Event.HandshakeDone done && !done.resumed());
    assertThat(targets(flow)).contains("/later");
    assertThat(flow.responses()).isEqualTo(1);
  }

  private static Openssl client(RecordingRelay relay, String options) {
    return Openssl.start(folder, Openssl.words(CALLING + relay.port() + options));
  }

  private static void takeTicket(RecordingRelay relay, Openssl server)
      throws IOException, InterruptedException {
    try (Openssl client = client(relay, " -sess_out ticket")) {
      ask(client, server, "/first", 1);
      server.say("q\n"); // closes the connection
      client.ended();
    }
  }

  private static void ask(Openssl client, Openssl server, String target, int answers)
      throws IOException, InterruptedException {
    client.say(get(target));
    server.printed("GET " + target, 1);
    server.say(OK);
    client.printed("200 OK", answers);
  }

  private static List<String> targets(AnalysedFlow flow) {
    return flow.trail().events().stream()
        .map(at -> at.event())
        .filter(Event.RequestHead.class::isInstance)
        .map(event -> ((Event.RequestHead) event).target())
        .toList();
  }

  private static List<AnalysedFlow> flows(Recording recording) throws IOException {
    Keys keys = new Keys();
    keys.add(new KeyLogFile(folder.resolve("log")));
    return SharedCaptures.flows(keys, recording.pcap()).stream()
        .sorted(Comparator.comparingInt(AnalysedFlow::number))
        .toList();
  }
}
