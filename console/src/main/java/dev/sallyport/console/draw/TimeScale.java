package dev.sallyport.console.draw;

/**
 * Places events down one axis of time: rows never overlap, and the longer nothing happens, the
 * wider the gap, up to a bound.
 */
final class TimeScale {
  static final int ROW = 21;
  static final long SILENCE_NANOS = 500_000_000L;
  private static final int WIDEST_GAP = 90;

  private int y;
  private long lastNanos;

  TimeScale(int top) {
    y = top;
  }

  /** How much room the time since the last event gets, beyond the row itself. */
  int gap(long atNanos) {
    double milliseconds = Math.max(0, atNanos - lastNanos) / 1e6;
    double room = 7 * Math.log(1 + milliseconds / 20) / Math.log(2);
    return (int) Math.min(WIDEST_GAP, room);
  }

  boolean silent(long atNanos) {
    return atNanos - lastNanos >= SILENCE_NANOS;
  }

  long since(long atNanos) {
    return atNanos - lastNanos;
  }

  /** Goes on to an event; its height. */
  int place(long atNanos) {
    y += gap(atNanos) + ROW;
    lastNanos = atNanos;
    return y;
  }

  int y() {
    return y;
  }
}
