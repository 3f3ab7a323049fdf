package dev.sallyport.rules.injection.sql;

/**
 * The tokens that folding holds: a row of at most eight, of which those before {@code left} can
 * fold no more for now.
 */
final class Window {
  private static final int CAPACITY = 8;

  private final Token[] row = new Token[CAPACITY];
  private int left;
  private int size;

  Window() {
    for (int i = 0; i < CAPACITY; i++) {
      row[i] = new Token();
    }
  }

  void clear() {
    left = 0;
    size = 0;
  }

  int left() {
    return left;
  }

  int size() {
    return size;
  }

  /** The tokens from {@code left} on. */
  int open() {
    return size - left;
  }

  /** The token {@code index} places right of {@code left}. */
  Token at(int index) {
    return row[left + index];
  }

  /** The token {@code index} places from the start of the row. */
  Token fromStart(int index) {
    return row[index];
  }

  /** The place behind the last token, for the next one to be read into. */
  Token free() {
    return row[size];
  }

  void grow() {
    size++;
  }

  /** Takes the last {@code count} tokens off. */
  void drop(int count) {
    size -= count;
  }

  /** Takes the last {@code count} tokens off and begins again at the start of the row. */
  boolean dropAndRestart(int count) {
    size -= count;
    left = 0;
    return true;
  }

  /** Keeps the first {@code size} tokens and begins again. */
  void truncate(int size) {
    this.size = size;
    left = 0;
  }

  void restart() {
    left = 0;
  }

  void stepRight() {
    left++;
  }

  void stepBack() {
    left = Math.max(left - 1, 0);
  }

  void skipToEnd() {
    left = size;
  }
}
