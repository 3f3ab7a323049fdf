package dev.sallyport.gateway.ruleset;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where rule sets are looked for on this machine.
 *
 * @param data Sallyport's own data folders, the first the one that is written to
 * @param debian folder of Debian's package modsecurity-crs
 * @param debianSettings where that package keeps what an administrator changes
 */
public record RuleFolders(List<Path> data, Path debian, Path debianSettings) {
  private static final Path SHARED_DATA = Path.of("/var/lib/sallyport");

  /** The folders of this machine for the user of this process. */
  public static RuleFolders ofSystem() {
    return of(System.getenv(), System.getProperty("user.name"), System.getProperty("user.home"));
  }

  static RuleFolders of(
      Map<String, String> environment, @Nullable String user, @Nullable String home) {
    return new RuleFolders(
        "root".equals(user)
            ? List.of(SHARED_DATA)
            : List.of(ownData(environment, home == null ? "" : home), SHARED_DATA),
        Path.of("/usr/share/modsecurity-crs"),
        Path.of("/etc/modsecurity/crs"));
  }

  // XDG Base Directory Specification: a relative path in XDG_DATA_HOME is ignored.
  private static Path ownData(Map<String, String> environment, String home) {
    String set = environment.getOrDefault("XDG_DATA_HOME", "");
    Path data = set.startsWith("/") ? Path.of(set) : Path.of(home, ".local/share");
    return data.resolve("sallyport");
  }

  /** Where {@code rules install} puts a release. */
  public Path installation() {
    return data.getFirst().resolve("crs");
  }

  /** Folders that may hold a release, first choice first. */
  List<Path> candidates() {
    List<Path> all = new ArrayList<>();
    data.forEach(folder -> all.add(folder.resolve("crs")));
    all.add(debian);
    return all;
  }
}
