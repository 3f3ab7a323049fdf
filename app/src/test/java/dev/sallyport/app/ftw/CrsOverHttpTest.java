package dev.sallyport.app.ftw;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.app.ftw.FtwRun.Tally;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Every test of two releases, sent over TLS and HTTP through a gateway to an origin. */
class CrsOverHttpTest {
  private static final Path SHARED = Path.of(System.getProperty("sallyport.shared", "../shared"));

  /** So does Apache with ModSecurity 2: the same rules of this release match the same six. */
  private static final String OTHER_RELEASE = "sends what no pattern of this release matches";

  private static final String ANSWERED = "no version: wants no answer; it is refused with 400";

  /** Why a test does not pass. */
  private static final Map<String, String> KNOWN_4 =
      Map.of(
          "920100-4", "CONNECT: wants 200, but a gateway is no tunnel",
          "920181-1", "both lengths: wants 200, refused as smuggling (RFC 9112 section 6.1)",
          "920430-5", ANSWERED,
          "920620-1", "wants two Content-Type fields joined into one; here both are seen");

  private static final Map<String, String> KNOWN_3 =
      Map.of(
          "920181-1", "both lengths: wants one of them to be hidden from the rules",
          "920272-5", "wants the origin to have no such page",
          "920430-5", ANSWERED,
          "933110-28", OTHER_RELEASE,
          "933111-2", OTHER_RELEASE,
          "933151-6", OTHER_RELEASE,
          "933160-40", OTHER_RELEASE,
          "933161-6", OTHER_RELEASE,
          "942220-2", OTHER_RELEASE);

  @Test
  void release4PassesItsOwnTests() throws Exception {
    replay("4.28.0", 5003, KNOWN_4);
  }

  @Test
  void release3PassesItsOwnTests() throws Exception {
    replay("3.3.10", 2553, KNOWN_3);
  }

  private static void replay(String version, int tests, Map<String, String> known)
      throws Exception {
    Path release = SHARED.resolve("crs").resolve(version);
    Assumptions.assumeTrue(Files.isDirectory(release), () -> release + " is not there");
    Map<String, List<String>> failures = new TreeMap<>();
    Tally tally =
        FtwRun.all(
            release,
            List.of(),
            (test, differences, done, all) -> {
              if (!differences.isEmpty()) {
                failures.put(test, differences);
              }
            });
    assertThat(failures.keySet()).as(failures.toString()).isEqualTo(known.keySet());
    assertThat(tally).isEqualTo(new Tally(tests - known.size(), known.size(), 0));
  }
}
