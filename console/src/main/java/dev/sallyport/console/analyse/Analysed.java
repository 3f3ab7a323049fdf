package dev.sallyport.console.analyse;

import dev.sallyport.capture.analysis.CaptureAnalysis;
import dev.sallyport.capture.analysis.CaptureReport;
import dev.sallyport.capture.file.CaptureFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;

/** What was found in one capture. */
public record Analysed(CaptureAnalysis.Summary summary, CaptureReport report) {
  /** Shorter than the server waits for an answer. */
  private static final Duration LONGEST = Duration.ofSeconds(45);

  /**
   * Reads a capture of an upload.
   *
   * @throws IOException where it is none, a key is unusable, or it takes too long
   */
  public static Analysed of(Upload upload, CaptureFile capture) throws IOException {
    CaptureReport report = new CaptureReport(flow -> true);
    CaptureAnalysis analysis = new CaptureAnalysis(upload.keys(), report);
    long began = System.nanoTime();
    try {
      return new Analysed(analysis.read(List.of(capture), read -> checkTime(began)), report);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static void checkTime(long began) {
    if (System.nanoTime() - began > LONGEST.toNanos()) {
      throw new UncheckedIOException(
          new IOException(
              "it takes longer than 45 s; sallyport analyze on the command line has no such bound"));
    }
  }
}
