package dev.sallyport.app.doctor;

import dev.sallyport.capture.file.PrivateFile;
import dev.sallyport.diagnosis.report.Report;
import dev.sallyport.doctor.connection.Tapes;
import dev.sallyport.doctor.recording.PcapngRecording;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the doctor's connections go as a capture with the secrets that open it. */
final class CaptureOption {
  @Option(
      names = "--write-pcap",
      paramLabel = "FILE",
      description = "Write the connections as a capture (pcapng) that needs no key.")
  private @Nullable Path file;

  private @Nullable Tapes tapes;

  /** Null where nothing is to be written. */
  @Nullable Tapes tapes() throws IOException {
    Path target = file;
    if (target == null) {
      return null;
    }
    PrivateFile.refuseFolder(target);
    Tapes begun = new Tapes();
    tapes = begun;
    return begun;
  }

  /** Writes the file, which only its owner can read. */
  void write(String about, Report report) throws IOException {
    Path target = file;
    Tapes kept = tapes;
    if (target == null || kept == null) {
      return;
    }
    long clock = TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis()) - System.nanoTime();
    try (OutputStream out = PrivateFile.create(target)) {
      new PcapngRecording(about, report.findings(), kept.all()).write(out, clock);
    }
  }
}
