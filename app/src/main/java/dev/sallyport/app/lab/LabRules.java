package dev.sallyport.app.lab;

import dev.sallyport.gateway.config.SiteConfiguration;
import dev.sallyport.gateway.record.ExchangeRecord;
import dev.sallyport.gateway.record.Inspected;
import dev.sallyport.gateway.ruleset.RuleSet;
import dev.sallyport.lab.reflect.ReflectingOrigin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An SQL injection against two sites that inspect with the installed Core Rule Set: one blocks, one
 * only detects.
 *
 * @param rules how the rule set names itself
 */
record LabRules(String rules, List<Tried> tried) {
  static final String TARGET = "/products?id=1%27%20OR%20%271%27=%271";

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final List<String> MODES = List.of("block", "detect");

  /** The score that counts towards blocking, as CRS 4 and CRS 3 name it. */
  private static final List<String> SCORES =
      List.of("blocking_inbound_anomaly_score", "anomaly_score", "inbound_anomaly_score");

  /**
   * What became of the request.
   *
   * @param status what the client got
   * @param matched rules that matched and are logged
   * @param score empty where the rules keep none
   */
  record Tried(
      String site, String mode, int status, List<Inspected.Matched> matched, String score) {}

  /**
   * Tries the request; empty where no Core Rule Set is installed.
   *
   * @param folder holds the gateway's certificate
   */
  static Optional<LabRules> tell(Path folder, LabClient client) throws Exception {
    try (ReflectingOrigin origin = ReflectingOrigin.start();
        LabGateway gateway = LabGateway.start(write(folder, origin.port()))) {
      RuleSet set = set(gateway.gateway().configuration().sites());
      if (set == null) {
        return Optional.empty();
      }
      List<Tried> tried = new ArrayList<>();
      for (String mode : MODES) {
        tried.add(tryOn(gateway, client, mode));
      }
      return Optional.of(new LabRules(set.title(), List.copyOf(tried)));
    }
  }

  private static Path write(Path folder, int originPort) throws IOException {
    StringBuilder text = new StringBuilder("listen: [\"https://127.0.0.1:0\"]\n");
    text.append("console: off\nworkers: 1\nsites:\n");
    for (String mode : MODES) {
      text.append("  ").append(site(mode)).append(":\n");
      text.append("    certificate: {chain: gateway.pem, key: gateway.key}\n");
      text.append("    origins: [\"http://127.0.0.1:").append(originPort).append("\"]\n");
      text.append("    rules: {crs: auto, paranoia: 1, mode: ").append(mode).append("}\n");
    }
    return Files.writeString(folder.resolve("rules.yaml"), text);
  }

  private static String site(String mode) {
    return mode + ".lab.test";
  }

  private static @Nullable RuleSet set(Map<String, SiteConfiguration> sites) {
    return Objects.requireNonNull(sites.get(site(MODES.getFirst()))).rules().set();
  }

  private static Tried tryOn(LabGateway gateway, LabClient client, String mode) throws Exception {
    int status = client.get(gateway.port(), site(mode), TARGET, PATIENCE);
    ExchangeRecord record = gateway.next();
    Inspected inspected =
        Objects.requireNonNull(record.rules(), "the rules of " + site(mode) + " said nothing");
    Map<String, String> scores = inspected.scores();
    String score =
        SCORES.stream().filter(scores::containsKey).map(scores::get).findFirst().orElse("");
    return new Tried(site(mode), mode, status, inspected.matched(), score);
  }
}
