package dev.sallyport.capture.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Objects;

/**
 * The URL of a request, as the client wrote it (RFC 9110 section 7.1).
 *
 * @param authority of Host or {@code :authority}; empty where the request has none
 * @param path with the query
 */
record RequestUrl(boolean https, String authority, String path) {
  static final RequestUrl NONE = new RequestUrl(false, "", "");

  /** Whether a Location field leads to it (RFC 9110 section 10.2.2). */
  boolean isLocation(String location) {
    if (authority.isEmpty() || !path.startsWith("/") || location.isEmpty()) {
      return false;
    }
    try {
      URI asked = new URI((https ? "https://" : "http://") + authority + path);
      URI sent = asked.resolve(new URI(location));
      return asked.getScheme().equalsIgnoreCase(sent.getScheme())
          && asked.getHost() != null
          && asked.getHost().equalsIgnoreCase(sent.getHost())
          && port(asked) == port(sent)
          && asked.getRawPath().equals(sent.getRawPath())
          && Objects.equals(asked.getRawQuery(), sent.getRawQuery());
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private int port(URI of) {
    return of.getPort() >= 0 ? of.getPort() : https ? 443 : 80;
  }
}
