package dev.sallyport.app.coverage;

import dev.sallyport.capture.analysis.AnalysedFlow;
import dev.sallyport.capture.analysis.CaptureAnalysis;
import dev.sallyport.capture.keys.Keys;
import dev.sallyport.diagnosis.cause.Finding;
import dev.sallyport.lab.fault.FaultServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A capture of what passes between curl, or the gateway where the case is about its manners, and
 * the origin. Of curl it has the keys.
 */
final class CaptureSource implements Source {
  private static final double SHORT_SECONDS = 1.5;
  private static final double LONG_SECONDS = 30;

  private final Path folder;
  private final Curl curl;

  CaptureSource(Path folder, Curl curl) {
    this.folder = folder;
    this.curl = curl;
  }

  @Override
  public String name() {
    return "capture";
  }

  /** The relay can lose what a client said just before it left for good; then it asks again. */
  @Override
  public List<Finding> look(Case at, int originPort) throws Exception {
    if (at.ofDoctorAlone()) {
      return List.of();
    }
    List<Finding> found = record(at, originPort);
    for (int again = 0; again < 2 && found.isEmpty() && !at.cause().isEmpty(); again++) {
      found = record(at, originPort);
    }
    return found;
  }

  private List<Finding> record(Case at, int originPort) throws Exception {
    Path keyLog = Files.createTempFile(folder, "keys", ".log");
    RecordingRelay relay = new RecordingRelay(originPort);
    try (relay) {
      if (!at.answers().equals("answer") || at.fault().contains("tls13")) {
        try (GatewaySource gateway =
            GatewaySource.start(folder, curl, List.of(at), c -> relay.port())) {
          gateway.look(at, relay.port());
        }
      } else {
        double seconds = at.waits() ? SHORT_SECONDS : LONG_SECONDS;
        curl.ask(at.ask(), FaultServer.NAME, relay.port(), seconds, keyLog);
      }
    }
    Keys keys = new Keys();
    keys.addSecrets(Files.readString(keyLog));
    return findings(relay, keys, at.toString());
  }

  /** What a capture of that relay shows. */
  static List<Finding> findings(RecordingRelay relay, Keys keys, String name) throws Exception {
    List<Finding> found = new ArrayList<>();
    CaptureAnalysis analysis =
        new CaptureAnalysis(keys, (AnalysedFlow flow) -> found.addAll(flow.findings()));
    analysis.read(List.of(relay.tape().file(name)), bytes -> {});
    return found;
  }
}
