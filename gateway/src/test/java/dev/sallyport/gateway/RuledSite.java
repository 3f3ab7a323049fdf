package dev.sallyport.gateway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The YAML of a site with rules of its own. */
final class RuledSite {
  private RuledSite() {}

  /**
   * Writes the rules into a file beside the configuration.
   *
   * @param mode {@code block} or {@code detect}
   */
  static String yaml(Path folder, String name, String origin, String mode, String rules)
      throws IOException {
    Files.writeString(folder.resolve(name + ".conf"), rules);
    return RunningGateway.site(
        name, origin, "rules: {mode: " + mode + ", crs: off, after: [" + name + ".conf]}");
  }
}
