package dev.sallyport.capture.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.sallyport.capture.file.CaptureFile;
import dev.sallyport.capture.keys.Keys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every capture, cut at random places and with random bytes changed: findings or one error, never
 * an exception of another kind, never endless. {@code -Dsallyport.mutations} sets how many of each,
 * {@code -Dsallyport.seed} which ones.
 */
class MutilatedCapturesTest {
  private static final int EACH = Integer.getInteger("sallyport.mutations", 200);
  private static final long SEED = Long.getLong("sallyport.seed", 1);
  private static final Duration ENDLESS = Duration.ofMinutes(2);

  static List<String> captures() throws IOException {
    Path folder = SharedCaptures.folder();
    return SharedCaptures.all().stream().map(file -> folder.relativize(file).toString()).toList();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("captures")
  void isReadOrRefused(String capture) throws IOException {
    byte[] whole = Files.readAllBytes(SharedCaptures.folder().resolve(capture));
    Random random = new Random(SEED);
    Keys keys = SharedCaptures.keyLog("own/keys/server-keylog.txt");
    for (int i = 0; i < EACH; i++) {
      String which = capture + ", number " + i + " with -Dsallyport.seed=" + SEED;
      check("cut, " + which, keys, Arrays.copyOf(whole, random.nextInt(whole.length)));
      byte[] changed = whole.clone();
      int changes = 1 + random.nextInt(8);
      for (int change = 0; change < changes; change++) {
        changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
      }
      check("changed, " + which, keys, changed);
    }
  }

  private static void check(String which, Keys keys, byte[] bytes) {
    CaptureFile capture = SharedCaptures.file(bytes);
    Assertions.assertTimeoutPreemptively(
        ENDLESS,
        () ->
            assertThatCode(
                    () -> {
                      try {
                        new CaptureAnalysis(keys, flow -> {}).read(List.of(capture), read -> {});
                      } catch (IOException e) {
                        assertThat(e.getMessage()).startsWith("bytes: ");
                      }
                    })
                .as(which)
                .doesNotThrowAnyException(),
        which);
  }
}
