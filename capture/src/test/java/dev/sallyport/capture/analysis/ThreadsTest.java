package dev.sallyport.capture.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.capture.file.CaptureFile;
import dev.sallyport.capture.keys.Keys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What is told of a capture does not depend on how many threads read it. */
class ThreadsTest {
  static final List<String> CAPTURES = Truth.ALL.stream().map(Truth::capture).toList();

  private record Told(
      CaptureAnalysis.Summary summary, List<AnalysedFlow> flows, List<String> secrets) {}

  @ParameterizedTest(name = "{0}")
  @FieldSource("CAPTURES")
  void oneTellsWhatSeveralTell(String capture) throws IOException {
    List<CaptureFile> file = List.of(file(capture));
    assertThat(told(file, SharedCaptures.keysOf(capture), 3))
        .isEqualTo(told(file, SharedCaptures.keysOf(capture), 1));
  }

  /** The RSA key opens a resumed connection by another one, which another thread may have. */
  @Test
  void allCapturesAtOnceAreReadAlikeAgainAndAgain() throws IOException {
    List<CaptureFile> all = new ArrayList<>();
    for (String capture : CAPTURES) {
      all.add(file(capture));
    }
    Told one = told(all, keys(), 1);
    assertThat(one.flows()).hasSizeGreaterThan(100);
    for (int threads = 2; threads <= 8; threads++) {
      assertThat(told(all, keys(), threads)).isEqualTo(one);
    }
  }

  private static Keys keys() throws IOException {
    return SharedCaptures.rsa("own/keys/server.key", "");
  }

  private static CaptureFile file(String capture) throws IOException {
    Path path = SharedCaptures.folder().resolve(capture);
    return SharedCaptures.file(Files.readAllBytes(path));
  }

  private static Told told(List<CaptureFile> files, Keys keys, int threads) throws IOException {
    List<AnalysedFlow> flows = new ArrayList<>();
    CaptureAnalysis analysis = new CaptureAnalysis(keys, flows::add, threads);
    CaptureAnalysis.Summary summary = analysis.read(files, read -> {});
    return new Told(summary, flows, analysis.usedSecrets());
  }
}
