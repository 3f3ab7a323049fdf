package dev.sallyport.app.doctor;

import dev.sallyport.doctor.survey.Scope;
import picocli.CommandLine.Option;

/** How much the doctor asks; one of these or neither. */
final class Extent {
  @Option(
      names = "--quick",
      description = "A few questions in a few seconds; no second request over a connection.")
  private boolean quick;

  @Option(names = "--full", description = "All that it can ask, in a minute at most.")
  private boolean full;

  Scope scope() {
    return quick ? Scope.QUICK : full ? Scope.FULL : Scope.NORMAL;
  }
}
