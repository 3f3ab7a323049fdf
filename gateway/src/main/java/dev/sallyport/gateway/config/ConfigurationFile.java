package dev.sallyport.gateway.config;

import dev.sallyport.gateway.ruleset.InstalledRuleSets;
import dev.sallyport.gateway.ruleset.RuleFolders;
import dev.sallyport.gateway.ruleset.RuleSets;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Reads configuration files from the file system. */
public final class ConfigurationFile {
  private static final int MAX_BYTES = 4 * YamlText.MAX_CODE_POINTS;

  private ConfigurationFile() {}

  /**
   * Reads a file in UTF-8, and the files that it names; relative ones begin at its folder.
   *
   * @throws ConfigurationException with all problems that there are
   */
  public static CheckedConfiguration read(Path file) throws ConfigurationException {
    return read(file, new InstalledRuleSets(RuleFolders.ofSystem()));
  }

  /**
   * As {@link #read(Path)}, with rule sets that may be known from an earlier reading.
   *
   * @throws ConfigurationException with all problems that there are
   */
  public static CheckedConfiguration read(Path file, RuleSets rules) throws ConfigurationException {
    return check(file, text(file), rules);
  }

  /** As if {@code text} stood in the file. */
  static CheckedConfiguration check(Path file, String text, RuleSets rules)
      throws ConfigurationException {
    Path folder = file.toAbsolutePath().normalize().getParent();
    FolderFiles files = new FolderFiles(folder == null ? Path.of("/") : folder);
    return new ConfigurationReader(files, rules, Instant.now()).read(file.toString(), text);
  }

  static String text(Path file) throws ConfigurationException {
    try {
      byte[] content = FolderFiles.bytes(file, MAX_BYTES);
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
    } catch (CharacterCodingException e) {
      throw unreadable(file, "bytes that are not");
    } catch (IOException e) {
      throw unreadable(file, String.valueOf(e.getMessage()));
    }
  }

  private static ConfigurationException unreadable(Path file, String got) {
    String message = "cannot read the configuration; wanted a file in UTF-8, got " + got;
    return new ConfigurationException(
        List.of(new Problem(file.toString(), 1, 1, message)), List.of());
  }
}
