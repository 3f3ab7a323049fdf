package dev.sallyport.console.recent;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** The last exchanges of one kind, bounded by number and by bytes. Not thread-safe. */
final class Ring {
  private final int most;
  private final long mostBytes;
  private final ArrayDeque<Kept> kept = new ArrayDeque<>();
  private long bytes;

  Ring(int most, long mostBytes) {
    this.most = most;
    this.mostBytes = mostBytes;
  }

  void add(Kept one) {
    kept.addLast(one);
    bytes += one.bytes();
    while (kept.size() > most || bytes > mostBytes && kept.size() > 1) {
      bytes -= kept.removeFirst().bytes();
    }
  }

  int size() {
    return kept.size();
  }

  long bytes() {
    return bytes;
  }

  /** Oldest first. */
  List<Kept> copy() {
    return new ArrayList<>(kept);
  }
}
