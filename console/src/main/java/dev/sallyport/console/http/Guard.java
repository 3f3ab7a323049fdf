package dev.sallyport.console.http;

import dev.sallyport.console.http.Route.Access;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who may ask. A browser shows its session's cookie, and with a change the CSRF token and an Origin
 * that is ours; a program shows the token itself.
 */
final class Guard {
  private static final String BEARER = "Bearer ";

  private final String scheme;
  private final List<String> names;
  private final Token token;
  private final Sessions sessions;

  /**
   * A guard.
   *
   * @param scheme {@code http} or {@code https}
   * @param names that a Host field may hold beside the address
   */
  Guard(String scheme, List<String> names, Token token, Sessions sessions) {
    this.scheme = scheme;
    this.names = List.copyOf(names);
    this.token = token;
    this.sessions = sessions;
  }

  /** Holds for every request, whatever it asks for. */
  void checkAddressee(HttpCall call) throws Refused {
    String host = call.first("Host");
    if (!new HostCheck(call.ends().local().getAddress(), names).allows(host)) {
      // RFC 9110 section 7.4: a request for a name that is not served here
      throw new Refused(421, "the Host is neither loopback nor the address of the console");
    }
    String origin = call.first("Origin");
    if (origin != null && !origin.equals(scheme + "://" + host)) {
      throw new Refused(403, "it comes from a page of another origin, " + origin);
    }
  }

  /** The session of whoever may; null for open routes and for programs. */
  @Nullable Session admit(HttpCall call, Route route) throws Refused {
    if (route.access() == Access.OPEN) {
      return null;
    }
    String authorization = call.first("Authorization");
    if (authorization != null) {
      if (authorization.startsWith(BEARER)
          && token.matches(authorization.substring(BEARER.length()))) {
        return null;
      }
      throw new Refused(401, "a wrong token");
    }
    Session session = session(call);
    if (session == null) {
      throw new Refused(401, "not signed in");
    }
    String site = call.first("Sec-Fetch-Site");
    if (site != null && !site.equals("same-origin") && !site.equals("none")) {
      throw new Refused(403, "it comes from a page of another site");
    }
    if (route.access() == Access.CHANGE && call.first("Origin") == null) {
      throw new Refused(403, "a change without an Origin");
    }
    return session;
  }

  /** A browser that may sign in; null where what it shows is not the token. */
  @Nullable Session signIn(String shown) {
    return token.matches(shown) ? sessions.begin() : null;
  }

  void signOut(Session session) {
    sessions.end(session);
  }

  /** The cookie that stands for a session; ports do not part cookies, so its name does. */
  String cookie(Session session, int port) {
    return cookieName(port)
        + "="
        + session.id()
        + "; Path=/; HttpOnly; SameSite=Strict"
        + (scheme.equals("https") ? "; Secure" : "");
  }

  private @Nullable Session session(HttpCall call) {
    String name = cookieName(call.ends().local().getPort()) + "=";
    for (String line : call.all("Cookie")) {
      for (String cookie : line.split("; ", 50)) {
        if (cookie.startsWith(name)) {
          return sessions.find(cookie.substring(name.length()));
        }
      }
    }
    return null;
  }

  private static String cookieName(int port) {
    return "sallyport-" + port;
  }
}
