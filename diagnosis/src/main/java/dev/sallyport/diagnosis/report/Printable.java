package dev.sallyport.diagnosis.report;

/** Text that came from outside, made fit for a terminal: no control or direction character. */
public final class Printable {
  private Printable() {}

  /** At most {@code max} characters; what was cut shows as three dots. */
  public static String text(String text, int max) {
    StringBuilder out = new StringBuilder(Math.min(text.length(), max));
    text.codePoints()
        .limit(max + 1L)
        .map(point -> printable(point) ? point : '?')
        .forEach(out::appendCodePoint);
    return cut(out.toString(), max);
  }

  static String cut(String text, int max) {
    return text.length() <= max ? text : text.substring(0, max - 3) + "...";
  }

  private static boolean printable(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
