package dev.sallyport.rules.injection.sql;

/** How a value is read: the quote it is pasted behind, and whose comments hold. */
record Reading(Quote quote, Dialect dialect) {
  /** What stands before the value in the statement it is pasted into. */
  enum Quote {
    NONE(Token.NO_MARK),
    SINGLE('\''),
    DOUBLE('"');

    private final int mark;

    Quote(int mark) {
      this.mark = mark;
    }

    int mark() {
      return mark;
    }
  }

  /**
   * ANSI: {@code --} opens a comment, {@code #} is an operator. MySQL: {@code --} opens one only
   * before white space, {@code #} always does.
   */
  enum Dialect {
    ANSI,
    MYSQL
  }
}
