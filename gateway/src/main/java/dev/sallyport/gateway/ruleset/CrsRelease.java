package dev.sallyport.gateway.ruleset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A release of the Core Rule Set as it lies on disk.
 *
 * @param folder holds {@code rules}
 * @param setup {@code crs-setup.conf}, or the example where there is no other
 * @param settings where Debian keeps the exclusions of an administrator; null: among the rules
 */
public record CrsRelease(Path folder, Path setup, @Nullable Path settings) {
  private static final String SETUP = "crs-setup.conf";

  /**
   * The release in a folder.
   *
   * @throws IOException where there is none, with what is missing
   */
  static CrsRelease at(Path folder, RuleFolders folders) throws IOException {
    if (!holdsRules(folder)) {
      throw new IOException("no rules/*.conf in it");
    }
    if (folder.equals(folders.debian())) {
      Path setup = folders.debianSettings().resolve(SETUP);
      if (Files.isRegularFile(setup)) {
        return new CrsRelease(folder, setup, folders.debianSettings());
      }
    }
    for (String name : new String[] {SETUP, SETUP + ".example"}) {
      if (Files.isRegularFile(folder.resolve(name))) {
        return new CrsRelease(folder, folder.resolve(name), null);
      }
    }
    throw new IOException("neither crs-setup.conf nor crs-setup.conf.example in it");
  }

  /** The first release that is installed. */
  static Optional<CrsRelease> installed(RuleFolders folders) throws IOException {
    for (Path folder : folders.candidates()) {
      if (Files.isDirectory(folder)) {
        return Optional.of(at(folder, folders));
      }
    }
    return Optional.empty();
  }

  private static boolean holdsRules(Path folder) throws IOException {
    Path rules = folder.resolve("rules");
    if (!Files.isDirectory(rules)) {
      return false;
    }
    try (Stream<Path> files = Files.list(rules)) {
      return files.anyMatch(file -> file.toString().endsWith(".conf"));
    }
  }

  /** Whether a file came with the release. */
  boolean holds(String file) {
    return Path.of(file).startsWith(folder);
  }
}
