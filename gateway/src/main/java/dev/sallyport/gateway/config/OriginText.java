package dev.sallyport.gateway.config;

import java.net.URI;

/** URLs of origins: scheme http or https, a host, perhaps a port, and nothing else. */
final class OriginText {
  private OriginText() {}

  /** Throws IllegalArgumentException where {@code text} is no such URL. */
  static URI parse(String text) {
    URI uri = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
    boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
    boolean bare =
        "".equals(uri.getRawPath())
            && uri.getRawQuery() == null
            && uri.getRawFragment() == null
            && uri.getRawUserInfo() == null;
    if (!web || !bare || uri.getHost() == null || uri.getPort() == 0 || uri.getPort() > 65535) {
      throw new IllegalArgumentException("no origin: " + text);
    }
    return uri;
  }
}
