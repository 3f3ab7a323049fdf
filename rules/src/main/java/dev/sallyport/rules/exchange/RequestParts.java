package dev.sallyport.rules.exchange;

/**
 * The pieces of a request target as rules name them. {@code filename} and {@code basename} have
 * their escapes decoded once, as in ModSecurity; the others are as sent.
 */
public record RequestParts(
    Value line,
    Value method,
    Value protocol,
    Value uri,
    Value uriRaw,
    Value filename,
    Value basename,
    Value query) {

  static RequestParts of(RequestHead head, KnownValues known) {
    String raw = head.target();
    String uri = withoutAuthority(raw);
    int hash = uri.indexOf('#');
    String sent = hash < 0 ? uri : uri.substring(0, hash);
    int question = sent.indexOf('?');
    // The query is cut off before decoding: an escaped question mark belongs to the path.
    String path = decoded(question < 0 ? sent : sent.substring(0, question));
    String query = question < 0 ? "" : sent.substring(question + 1);
    int slash = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
    return new RequestParts(
        known.of("", head.line()),
        known.of("", head.method()),
        known.of("", head.protocol()),
        known.of("", uri),
        known.of("", raw),
        known.of("", path),
        known.of("", path.substring(slash + 1)),
        known.of("", query));
  }

  /** RFC 9112 section 3.2.2: the absolute form; its path is empty where none follows. */
  private static String withoutAuthority(String target) {
    int scheme = target.indexOf("://");
    if (scheme <= 0 || target.charAt(0) == '/' || target.lastIndexOf('?', scheme) >= 0) {
      return target;
    }
    int path = scheme + 3;
    while (path < target.length() && "/?#".indexOf(target.charAt(path)) < 0) {
      path++;
    }
    return path < target.length() && target.charAt(path) == '/'
        ? target.substring(path)
        : "/" + target.substring(path);
  }

  private static String decoded(String path) {
    StringBuilder text = new StringBuilder(path.length());
    for (int i = 0; i < path.length(); i++) {
      boolean escape = path.charAt(i) == '%' && i + 2 < path.length();
      int high = escape ? Character.digit(path.charAt(i + 1), 16) : -1;
      int low = escape ? Character.digit(path.charAt(i + 2), 16) : -1;
      if (high >= 0 && low >= 0) {
        text.append((char) (high << 4 | low));
        i += 2;
      } else {
        text.append(path.charAt(i));
      }
    }
    return text.toString();
  }
}
