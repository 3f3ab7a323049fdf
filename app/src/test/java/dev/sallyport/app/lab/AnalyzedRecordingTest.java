package dev.sallyport.app.lab;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.app.Sallyport;
import dev.sallyport.gateway.record.ExchangeRecord;
import dev.sallyport.lab.iis.IisLikeOrigin;
import dev.sallyport.lab.iis.IisSettings;
import dev.sallyport.lab.pki.LabPki;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file that the flight recorder leaves leads to the cause that the log has. */
class AnalyzedRecordingTest {
  @TempDir Path folder;

  @Test
  void analyzeNamesTheCauseOfTheLog() throws Exception {
    LabPki pki = LabPki.create();
    pki.writeAuthority(folder);
    pki.server("*.lab.test").writePem(folder, "gateway");
    ExchangeRecord exchange;
    try (IisLikeOrigin origin = IisLikeOrigin.start(pki, IisSettings.defaults());
        LabGateway gateway =
            LabGateway.start(
                folder,
                new LabGateway.Manner("hasty", "ignore", 1, false),
                List.of(LabStory.ACCEPT),
                origin.port(),
                0)) {
      new LabClient(pki).get(gateway.port(), LabStory.ACCEPT, Duration.ofSeconds(30));
      exchange = gateway.next();
    }
    String cause = exchange.findings().getFirst().cause().id();
    Sallyport analysed = Sallyport.run("analyze", requireNonNull(exchange.recording()));
    assertThat(analysed.exitCode()).isEqualTo(1);
    assertThat(analysed.out()).contains(cause, "certain", "GET /", "HelloRequest");
  }
}
