package dev.sallyport.rules.exchange;

/** The cookies of a request; not decoded. */
public final class Cookies {
  private final ValueList values = new ValueList();
  private final ValueList names = new ValueList();
  private final KnownValues known;

  /**
   * Reads every Cookie field. {@code version1}: {@code SecCookieFormat 1}, where values may be
   * quoted and a comma separates too.
   */
  Cookies(Values fields, boolean version1, KnownValues known) {
    this.known = known;
    for (Value field : fields.named("cookie")) {
      read(field.bytes().toString(), version1);
    }
  }

  private void read(String text, boolean version1) {
    int at = 0;
    while (at < text.length()) {
      int end = at;
      boolean quoted = false;
      while (end < text.length() && (quoted || !separates(text.charAt(end), version1))) {
        quoted ^= version1 && text.charAt(end) == '"';
        end++;
      }
      pair(text.substring(at, end), version1);
      at = end + 1;
    }
  }

  private void pair(String pair, boolean version1) {
    int equals = pair.indexOf('=');
    String name = (equals < 0 ? pair : pair.substring(0, equals)).stripLeading();
    String value = equals < 0 ? "" : pair.substring(equals + 1);
    if (name.isEmpty() && value.isEmpty()) {
      return;
    }
    if (version1 && value.length() > 1 && value.startsWith("\"") && value.endsWith("\"")) {
      value = value.substring(1, value.length() - 1);
    }
    values.add(known.of(name, value));
    names.add(known.of(name, name));
  }

  private static boolean separates(char c, boolean version1) {
    return c == ';' || version1 && c == ',';
  }

  public ValueList values() {
    return values;
  }

  public ValueList names() {
    return names;
  }
}
