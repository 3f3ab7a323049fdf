package dev.sallyport.gateway.config;

import dev.sallyport.gateway.config.SiteConfiguration.RulesMode;
import dev.sallyport.gateway.ruleset.RuleSets;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Set;

/**
 * A change of a configuration file: checked, and not written yet.
 *
 * @param before the whole text as it stands
 * @param after the whole text as it would stand
 */
public record ConfigurationChange(Path file, String before, String after) {

  /**
   * Sets the mode of a site's rules.
   *
   * @throws ConfigurationException where the file is unusable, before or after
   * @throws IOException where the change cannot be made without changing something else
   */
  public static ConfigurationChange ofMode(Path file, String site, RulesMode mode, RuleSets rules)
      throws ConfigurationException, IOException {
    String before = ConfigurationFile.text(file);
    Configuration was = ConfigurationFile.check(file, before, rules).configuration();
    String after =
        RulesEdit.mode(before, site, mode)
            .orElseThrow(() -> notAlone(file, site, "has no place for"));
    Configuration becomes = ConfigurationFile.check(file, after, rules).configuration();
    if (!onlyMode(was, becomes, site)) {
      throw notAlone(file, site, "shares with others");
    }
    return new ConfigurationChange(file, before, after);
  }

  private static IOException notAlone(Path file, String site, String why) {
    return new IOException(
        file + ": " + site + " " + why + " the mode of its rules; wanted a change by hand");
  }

  private static boolean onlyMode(Configuration was, Configuration becomes, String site) {
    List<String> left = ShownConfiguration.yaml(was).lines().toList();
    List<String> right = ShownConfiguration.yaml(becomes).lines().toList();
    int differ = left.size() == right.size() ? 0 : 2;
    for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
      differ += left.get(i).equals(right.get(i)) ? 0 : 1;
    }
    SiteConfiguration one = was.sites().get(site);
    SiteConfiguration other = becomes.sites().get(site);
    return differ == 1
        && one != null
        && other != null
        && SiteDifference.between(one, other).stream()
            .map(SiteDifference::key)
            .toList()
            .equals(List.of("rules.mode"));
  }

  /**
   * Replaces the file in one step, with the permissions that it had.
   *
   * @throws IOException where it cannot be written, or was changed meanwhile
   */
  public void write() throws IOException, ConfigurationException {
    if (!ConfigurationFile.text(file).equals(before)) {
      throw new IOException(file + ": was changed meanwhile; nothing was written");
    }
    replace(file.toRealPath(), after, Files.getPosixFilePermissions(file));
  }

  /** Writes a whole file in one step. */
  static void replace(Path real, String text, Set<PosixFilePermission> permissions)
      throws IOException {
    Path made = Files.createTempFile(real.getParent(), "sallyport-", ".new");
    try {
      try (FileChannel out = FileChannel.open(made, StandardOpenOption.WRITE)) {
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
        while (bytes.hasRemaining()) {
          out.write(bytes);
        }
        out.force(true);
      }
      Files.setPosixFilePermissions(made, permissions);
      Files.move(made, real, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(made);
    }
  }
}
