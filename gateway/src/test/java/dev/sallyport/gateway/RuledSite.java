package dev.sallyport.gateway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The YAML of a site with rules of its own. */
final class RuledSite {
  private static final String WARM_UP =
      "SecRule REQUEST_URI \"@streq /warm-up\" \"id:99999,phase:1,drop,nolog,noauditlog,"
          + "ctl:ruleEngine=On\"\n";

  private RuledSite() {}

  /** Has the rules run so often that they run on the event loop from now on. */
  static RunningGateway warmedUp(RunningGateway gateway, String name) throws Exception {
    for (int i = 0; i < 5; i++) {
      try (TestClient client = gateway.client(name)) {
        client.send("GET /warm-up HTTP/1.1\r\nHost: " + name + "\r\n\r\n");
        if (!client.closed()) {
          throw new AssertionError("a request for warming up was answered");
        }
      }
      gateway.next();
    }
    return gateway;
  }

  /**
   * Writes the rules into a file beside the configuration.
   *
   * @param mode {@code block} or {@code detect}
   */
  static String yaml(Path folder, String name, String origin, String mode, String rules)
      throws IOException {
    Files.writeString(folder.resolve(name + ".conf"), WARM_UP + rules);
    return RunningGateway.site(
        name, origin, "rules: {mode: " + mode + ", crs: off, after: [" + name + ".conf]}");
  }
}
