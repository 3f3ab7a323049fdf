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
import org.junit.jupiter.api.Test;

/**
 * Every capture, cut at random places and with random bytes changed: findings or one error, never
 * an exception of another kind, never endless. {@code -Dsallyport.mutations} sets how many of each.
 */
class MutilatedCapturesTest {
  private static final int EACH = Integer.getInteger("sallyport.mutations", 10);
  private static final Duration ENDLESS = Duration.ofMinutes(2);

  @Test
  void isReadOrRefused() throws IOException {
    long seed = Long.getLong("sallyport.seed", System.nanoTime());
    System.out.println("MutilatedCapturesTest: -Dsallyport.seed=" + seed);
    Random random = new Random(seed);
    Keys keys = SharedCaptures.keyLog("own/keys/server-keylog.txt");
    int read = 0;
    for (Path file : SharedCaptures.all()) {
      byte[] whole = Files.readAllBytes(file);
      for (int i = 0; i < EACH; i++) {
        check(file, keys, Arrays.copyOf(whole, random.nextInt(whole.length)));
        byte[] changed = whole.clone();
        for (int change = 0; change <= random.nextInt(8); change++) {
          changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
        }
        check(file, keys, changed);
        read += 2;
      }
    }
    assertThat(read).isEqualTo(2 * EACH * Truth.ALL.size());
  }

  private static void check(Path file, Keys keys, byte[] bytes) {
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
                .as(file.toString())
                .doesNotThrowAnyException());
  }
}
