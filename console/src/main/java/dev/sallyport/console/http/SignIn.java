package dev.sallyport.console.http;

import static dev.sallyport.console.html.Html.el;

import dev.sallyport.console.html.Document;
import dev.sallyport.console.http.Route.Access;
import java.io.IOException;
import java.util.List;

/** Where a browser shows the token, and where it leaves. */
final class SignIn {
  static final String PATH = "/login";

  private final Guard guard;

  SignIn(Guard guard) {
    this.guard = guard;
  }

  List<Route> routes() {
    return List.of(
        Route.open(PATH, this::arrive),
        new Route("POST", PATH, Access.OPEN, request -> enter(request, request.form("token"))),
        Route.change("/logout", this::leave));
  }

  /** The URL that is printed at the start holds the token; the redirect takes it out of sight. */
  private Answer arrive(Request request) throws Refused {
    String shown = request.query("token");
    return shown.isEmpty() ? Answer.html(page()) : enter(request, shown);
  }

  private Answer enter(Request request, String shown) throws Refused {
    Session session = guard.signIn(shown);
    if (session == null) {
      throw new Refused(403, "a wrong token");
    }
    return Answer.seeOther("/").with("Set-Cookie", guard.cookie(session, request.port()));
  }

  private Answer leave(Request request) throws IOException, Refused {
    Session session = request.session();
    if (session != null) {
      guard.signOut(session);
    }
    return Answer.seeOther(PATH);
  }

  private static String page() {
    return Document.of(
        "Sign in",
        el(
                "main",
                el("h1", "Sallyport"),
                el(
                        "form",
                        // for programs that keep passwords
                        el("input")
                            .with("name", "username")
                            .with("value", "sallyport")
                            .with("autocomplete", "username")
                            .flag("hidden", true),
                        el("label", "Token").with("for", "token"),
                        el("input")
                            .with("id", "token")
                            .with("name", "token")
                            .with("type", "password")
                            .with("autocomplete", "current-password")
                            .flag("required", true)
                            .flag("autofocus", true),
                        el("button", "Sign in"))
                    .with("method", "post")
                    .with("action", PATH),
                el(
                    "p",
                    "The gateway printed an address with the token at its first start, and keeps it"
                        + " in the file that it named then."))
            .as("sign-in"));
  }
}
