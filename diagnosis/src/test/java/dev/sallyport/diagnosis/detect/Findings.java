package dev.sallyport.diagnosis.detect;

import dev.sallyport.diagnosis.Scene;
import java.util.List;

/** Findings in short form, for comparing. */
final class Findings {
  private Findings() {}

  /** {@code cause certainty} of each finding, in order. */
  static List<String> of(Scene scene) {
    return Diagnosis.of(scene.trail()).stream()
        .map(finding -> finding.cause().id() + " " + finding.certainty().word())
        .toList();
  }

  /** The status that the first finding leads to. */
  static int status(Scene scene) {
    return Diagnosis.statusFor(scene.trail(), Diagnosis.of(scene.trail()).getFirst());
  }
}
