package dev.sallyport.app;

import dev.sallyport.app.ftw.FtwRun;
import java.io.PrintWriter;
import java.util.List;

/** Tells of tests as they end: each failure, and on a terminal a bar that grows. */
final class FtwProgress implements FtwRun.Listener {
  private static final int CELLS = 40;

  private final PrintWriter out;
  private final boolean terminal;
  private int shownCells = -1;

  /** {@code terminal}: whether a line can be written again. */
  FtwProgress(PrintWriter out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  @Override
  public synchronized void ended(String test, List<String> differences, int done, int all) {
    if (!differences.isEmpty()) {
      clear();
      out.println("failed " + test + ": " + String.join("; ", differences));
    }
    int cells = done * CELLS / Math.max(1, all);
    if (terminal && (cells != shownCells || !differences.isEmpty())) {
      shownCells = cells;
      out.print("\r[" + "#".repeat(cells) + " ".repeat(CELLS - cells) + "] " + done + "/" + all);
      if (done == all) {
        clear();
      }
    }
    out.flush();
  }

  /** Empties the bar's line (ECMA-48, erase in line). */
  private void clear() {
    if (terminal) {
      out.print("\r\u001b[K");
    }
  }
}
