package dev.sallyport.app.install;

import dev.sallyport.app.files.FolderTree;
import dev.sallyport.gateway.ruleset.CrsChoice;
import dev.sallyport.gateway.ruleset.InstalledRuleSets;
import dev.sallyport.gateway.ruleset.RuleFolders;
import dev.sallyport.gateway.ruleset.RuleSelection;
import dev.sallyport.gateway.ruleset.RuleSet;
import dev.sallyport.rules.lang.BadRules;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Installs a release where {@code crs: auto} finds it. What does not load is not installed. */
public final class Installation {
  private final RuleFolders folders;

  public Installation(RuleFolders folders) {
    this.folders = folders;
  }

  /**
   * Installs; what an administrator changed in the release before is taken over.
   *
   * @param from a folder, an archive, or its URL
   * @param sha256 of the archive in hexadecimal; null: a file beside it, with the ending .sha256
   */
  public RuleSet install(String from, @Nullable String sha256)
      throws IOException, InterruptedException, BadRules {
    Path place = folders.installation();
    Files.createDirectories(place.getParent());
    Path work = Files.createTempDirectory(place.getParent(), "crs-new-");
    try {
      // Inside, so that it gets the permissions of any folder and not those of a temporary one.
      Path unpacked = Files.createDirectory(work.resolve("crs"));
      fetch(Source.of(from), sha256, unpacked);
      Path release = FolderTree.top(unpacked);
      keepChanges(place, release);
      RuleSet rules = load(release);
      swap(release, place);
      return rules;
    } finally {
      FolderTree.delete(work);
    }
  }

  private static void fetch(Source source, @Nullable String sha256, Path to)
      throws IOException, InterruptedException {
    if (source instanceof Source.Folder(Path folder)) {
      FolderTree.copy(folder, to);
      return;
    }
    if (sha256 == null
        && source instanceof Source.Remote(URI address)
        && anybodyInBetween(address)) {
      throw new IOException(address + ": wanted --sha256 for what comes without TLS");
    }
    Archive archive;
    try (InputStream in = source.open("")) {
      archive = new Archive(in);
    }
    archive.verify(sha256 != null ? sha256 : published(source));
    archive.unpack(to);
  }

  private static String published(Source source) throws IOException, InterruptedException {
    try {
      return source.checksum();
    } catch (IOException e) {
      String why = e instanceof NoSuchFileException ? "no such file" : e.getMessage();
      throw new IOException(
          "nothing to verify the archive by; wanted --sha256 or a file with the ending .sha256 beside"
              + " it, got "
              + why,
          e);
    }
  }

  private static boolean anybodyInBetween(URI address) {
    List<String> loopback = List.of("127.0.0.1", "[::1]", "localhost");
    return address.getScheme().equals("http") && !loopback.contains(address.getHost());
  }

  /** The set-up, the exclusions and the plugins of the release before. */
  private static void keepChanges(Path before, Path release) throws IOException {
    for (String pattern :
        List.of(
            "crs-setup.conf",
            "rules/REQUEST-900-*.conf",
            "rules/RESPONSE-999-*.conf",
            "plugins/*")) {
      Path folder = before.resolve(pattern).getParent();
      if (folder == null || !Files.isDirectory(folder)) {
        continue;
      }
      String name = pattern.substring(pattern.indexOf('/') + 1);
      try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, name)) {
        for (Path file : files) {
          Path place = release.resolve(before.relativize(file));
          if (Files.isRegularFile(file) && Files.notExists(place)) {
            Files.createDirectories(place.getParent());
            Files.copy(file, place);
          }
        }
      }
    }
  }

  private RuleSet load(Path release) throws IOException, BadRules {
    CrsChoice choice = new CrsChoice.Folder(release.toString());
    return new InstalledRuleSets(folders)
        .load(new RuleSelection(choice, null, List.of(), List.of()))
        .orElseThrow();
  }

  private static void swap(Path release, Path place) throws IOException {
    Path old = place.resolveSibling("crs-old");
    FolderTree.delete(old);
    if (Files.exists(place)) {
      Files.move(place, old);
    }
    Files.move(release, place);
    FolderTree.delete(old);
  }
}
