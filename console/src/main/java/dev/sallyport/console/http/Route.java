package dev.sallyport.console.http;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A path, who may ask for it, and who answers.
 *
 * @param path the whole path; with {@code *} as its last segment any one segment fits there
 */
public record Route(String method, String path, Access access, Handler handler) {

  /** Who may. */
  public enum Access {
    /** Anybody who can connect. */
    OPEN,
    /** A browser that signed in, or a program that shows the token; others are sent to sign in. */
    PAGE,
    /** The same; others get 401. */
    DATA,
    /** The same, and a browser must also show its CSRF token. */
    CHANGE
  }

  /** Called on a thread of its own, which may block. */
  @FunctionalInterface
  public interface Handler {
    Answer answer(Request request) throws Refused, IOException, InterruptedException;
  }

  public static Route open(String path, Handler handler) {
    return new Route("GET", path, Access.OPEN, handler);
  }

  public static Route page(String path, Handler handler) {
    return new Route("GET", path, Access.PAGE, handler);
  }

  public static Route data(String path, Handler handler) {
    return new Route("GET", path, Access.DATA, handler);
  }

  public static Route change(String path, Handler handler) {
    return new Route("POST", path, Access.CHANGE, handler);
  }

  /** What the open segment holds, empty where there is none; null where the path does not fit. */
  @Nullable String match(String asked) {
    if (!path.endsWith("/*")) {
      return path.equals(asked) ? "" : null;
    }
    int open = path.length() - 1;
    boolean fits =
        asked.length() > open
            && asked.startsWith(path.substring(0, open))
            && asked.indexOf('/', open) < 0;
    return fits ? asked.substring(open) : null;
  }
}
