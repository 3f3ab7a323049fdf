package dev.sallyport.app.analyze;

import dev.sallyport.capture.file.CaptureFile;
import java.io.PrintWriter;
import java.util.List;

/** How much of large files was read, on a terminal's error stream. */
final class Progress implements AutoCloseable {
  private static final long LARGE_BYTES = 32L << 20;
  private static final int BAR = 40;

  private final PrintWriter err;
  private final long total;
  private final boolean shown;
  private long before;
  private long last;
  private int drawn = -1;

  Progress(PrintWriter err, List<CaptureFile> files, boolean terminal) {
    this.err = err;
    this.total = files.stream().mapToLong(CaptureFile::bytes).sum();
    this.shown = terminal && total >= LARGE_BYTES;
  }

  /** Told the bytes of the current file. */
  void read(long bytes) {
    if (bytes < last) {
      before += last; // the next file
    }
    last = bytes;
    int filled = (int) Math.min(BAR, (before + bytes) * BAR / Math.max(1, total));
    if (shown && filled != drawn) {
      drawn = filled;
      err.print(
          "\r[" + "#".repeat(filled) + " ".repeat(BAR - filled) + "] " + filled * 100 / BAR + "%");
      err.flush();
    }
  }

  @Override
  public void close() {
    if (drawn >= 0) {
      err.print("\r" + " ".repeat(BAR + 8) + "\r");
      err.flush();
    }
  }
}
