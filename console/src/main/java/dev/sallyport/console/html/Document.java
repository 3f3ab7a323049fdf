package dev.sallyport.console.html;

import static dev.sallyport.console.html.Html.el;

/** A whole page: what the head needs, and a body. Style and script come from files of our own. */
public final class Document {
  private Document() {}

  public static String of(String title, Html... body) {
    Element html =
        el(
            "html",
            el(
                "head",
                el("meta").with("charset", "utf-8"),
                el("meta")
                    .with("name", "viewport")
                    .with("content", "width=device-width,initial-scale=1"),
                el("title", title + " · Sallyport"),
                el("link").with("rel", "stylesheet").with("href", "/console.css"),
                el("link").with("rel", "icon").with("href", "/icon.svg"),
                el("script").with("src", "/console.js").flag("defer", true)),
            el("body", body));
    StringBuilder out = new StringBuilder(16_384).append("<!DOCTYPE html>\n");
    html.with("lang", "en").write(out);
    return out.append('\n').toString();
  }
}
