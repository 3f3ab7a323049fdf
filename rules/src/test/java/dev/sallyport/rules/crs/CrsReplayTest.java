package dev.sallyport.rules.crs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.rules.lang.BadRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Every stage of a release's own tests, without HTTP in between. */
class CrsReplayTest {
  private static final Path SHARED = Path.of(System.getProperty("sallyport.shared", "../shared"));

  /** Why a stage does not pass here. */
  private static final Map<String, String> KNOWN_4 =
      Map.of(
          "920620-1",
          "wants a server that joins two Content-Type fields into one; here both are seen");

  private static final Map<String, String> KNOWN_3 =
      Map.of(
          "933110-28", "sends .phar, which the pattern of this release does not have",
          "933111-2", "sends .phar, which the pattern of this release does not have",
          "933151-6", "sends Print_r, which the word list of the rule does not have",
          "933160-40", "sends Shell_exec without the bracket that the pattern wants",
          "933161-6", "sends gethostbynamE( without the closing bracket that the pattern wants",
          "942220-2", "sends a placeholder that the pattern cannot match");

  @Test
  void coreRuleSet4PassesItsOwnTests() throws IOException, BadRules {
    replay("4.28.0", 5009, KNOWN_4);
  }

  @Test
  void coreRuleSet3PassesItsOwnTests() throws IOException, BadRules {
    replay("3.3.10", 2553, KNOWN_3);
  }

  private static void replay(String version, int stages, Map<String, String> known)
      throws IOException, BadRules {
    Path release = SHARED.resolve("crs").resolve(version);
    Assumptions.assumeTrue(Files.isDirectory(release), () -> release + " is not there");
    Replay replay = new Replay(CrsPlan.load(release));
    Map<String, List<String>> failures = new TreeMap<>();
    int run = 0;
    for (Path file : testFiles(release)) {
      for (Stage stage : StageReader.read(file)) {
        run++;
        List<String> different = replay.differences(stage);
        if (!different.isEmpty()) {
          failures.put(stage.id(), different);
        }
      }
    }
    assertThat(run).isEqualTo(stages);
    assertThat(failures.keySet()).as(failures.toString()).isEqualTo(known.keySet());
  }

  static List<Path> testFiles(Path release) throws IOException {
    try (Stream<Path> files = Files.walk(release.resolve("tests/regression/tests"))) {
      return files.filter(f -> f.toString().matches(".*\\.ya?ml")).sorted().toList();
    }
  }
}
