package dev.sallyport.app.doctor;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * What is asked, as it was written: what a browser leaves unencoded in a query is sent so.
 *
 * @param host a name or an address; an IPv6 one without its brackets
 * @param authority host and port as they go into the Host field
 * @param target path and query
 */
record Url(String host, int port, String authority, String target) {
  private static final String SCHEME = "https://";

  /**
   * Reads {@code https://HOST[:PORT][/PATH]}; a fragment is left out.
   *
   * @throws IllegalArgumentException where it is something else
   */
  static Url of(String text) {
    if (!text.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      throw wanted(text);
    }
    String rest = text.substring(SCHEME.length()).split("#", 2)[0];
    int end = 0;
    while (end < rest.length() && "/?".indexOf(rest.charAt(end)) < 0) {
      end++;
    }
    String authority = rest.substring(0, end);
    int colon = authority.lastIndexOf(':');
    boolean ported = colon > authority.lastIndexOf(']');
    String host = ported ? authority.substring(0, colon) : authority;
    int port = ported ? port(authority.substring(colon + 1), text) : 443;
    if (!host.matches("[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+]")) {
      throw wanted(text);
    }
    String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    return new Url(bare, port, authority, target(rest.substring(end), text));
  }

  private static int port(String digits, String text) {
    int port = digits.matches("[0-9]{1,5}") ? Integer.parseInt(digits) : 0;
    if (port < 1 || port > 65_535) {
      throw wanted(text);
    }
    return port;
  }

  private static String target(String rest, String text) {
    StringBuilder target = new StringBuilder(rest.startsWith("/") ? "" : "/");
    for (byte b : rest.getBytes(UTF_8)) {
      int c = b & 0xff;
      if (c <= ' ' || c == 0x7f) {
        throw wanted(text);
      }
      target.append(c < 0x80 ? String.valueOf((char) c) : "%%%02X".formatted(c));
    }
    return target.toString();
  }

  private static IllegalArgumentException wanted(String got) {
    return new IllegalArgumentException("wanted https://HOST[:PORT][/PATH], got " + got);
  }
}
