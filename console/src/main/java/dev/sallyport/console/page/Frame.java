package dev.sallyport.console.page;

import static dev.sallyport.console.html.Html.el;
import static dev.sallyport.console.html.Html.link;

import dev.sallyport.console.html.Document;
import dev.sallyport.console.html.Element;
import dev.sallyport.console.html.Html;
import dev.sallyport.console.http.Answer;
import dev.sallyport.console.http.Request;
import dev.sallyport.console.http.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What stands around the content of every page; with the warnings that are in force. */
public final class Frame {
  private static final int MOST_WARNINGS = 3;

  /** The pages of the console, as the head of each names them. */
  enum Place {
    NOW("/", "Now"),
    EXCHANGES("/exchanges", "Exchanges"),
    ANALYSE(AnalysePage.PATH, "Analyse"),
    DOCTOR(DoctorPage.PATH, "Doctor"),
    SITES("/sites", "Sites"),
    RULES("/rules", "Rules");

    private final String path;
    private final String title;

    Place(String path, String title) {
      this.path = path;
      this.title = title;
    }
  }

  private final Supplier<List<String>> warnings;

  /**
   * A frame.
   *
   * @param warnings asked for each page
   */
  public Frame(Supplier<List<String>> warnings) {
    this.warnings = warnings;
  }

  Answer page(Request request, Place place, String title, Html... content) {
    List<Html> body = new ArrayList<>();
    body.add(link("#content", "Skip to the content").as("skip"));
    body.add(el("header", link("/", "Sallyport").as("brand"), places(place), signOut(request)));
    List<String> inForce = warnings.get();
    if (!inForce.isEmpty()) {
      body.add(warning(inForce));
    }
    body.add(el("main", content).with("id", "content"));
    return Answer.html(Document.of(title, body.toArray(Html[]::new)));
  }

  private static Html warning(List<String> lines) {
    List<Html> shown = new ArrayList<>();
    lines.stream().limit(MOST_WARNINGS).forEach(line -> shown.add(el("p", line)));
    if (lines.size() > MOST_WARNINGS) {
      shown.add(el("p", "And " + (lines.size() - MOST_WARNINGS) + " more."));
    }
    return el("section", shown).as("warning").with("aria-label", "Warnings");
  }

  private static Html places(Place here) {
    List<Element> links =
        List.of(Place.values()).stream()
            .map(place -> {
              Element link = link(place.path, place.title);
              return el("li", place == here ? link.with("aria-current", "page") : link);
            })
            .toList();
    return el("nav", el("ul", links)).with("aria-label", "Pages");
  }

  private static Html signOut(Request request) {
    return form(request, "/logout", el("button", "Sign out").as("quiet"));
  }

  /** A form that changes something. */
  static Element form(Request request, String action, Html... content) {
    Session session = request.session();
    return el("form", content)
        .with("method", "post")
        .with("action", action)
        .add(hidden("csrf", session == null ? "" : session.csrf()));
  }

  static Element hidden(String name, String value) {
    return el("input").with("type", "hidden").with("name", name).with("value", value);
  }

  /** A table that scrolls by itself where the page is too narrow. */
  static Element table(String caption, List<String> heads, List<? extends Html> rows) {
    Element head = el("tr");
    for (String one : heads) {
      Element cell = el("th", one).with("scope", "col");
      head.add(
          one.startsWith("#") ? el("th", one.substring(1)).with("scope", "col").as("n") : cell);
    }
    return el(
            "div",
            el("table", el("caption", caption).as("aside"), el("thead", head), el("tbody", rows)))
        .as("scroll")
        .with("tabindex", 0)
        .with("role", "region")
        .with("aria-label", caption);
  }

  static Element cell(String text) {
    return el("td", text);
  }

  static Element number(String text) {
    return el("td", text).as("n");
  }

  /** Name and value, one below the other. */
  static Element fact(String name, Html value) {
    return el("div", el("dt", name), el("dd", value));
  }

  static Element fact(String name, String value) {
    return fact(name, Html.text(value));
  }
}
