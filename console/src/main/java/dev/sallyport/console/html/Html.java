package dev.sallyport.console.html;

import dev.sallyport.diagnosis.report.Printable;
import java.util.ArrayList;
import java.util.List;

/**
 * A part of a page. There is no way to put markup into it but by {@link Element}: whatever comes as
 * text stays text.
 */
public sealed interface Html permits Element, Html.Text, Html.LineFeed {
  /** Longer texts are cut; nothing that is shown needs more. */
  int MOST_CHARACTERS = 4_000;

  /** Text as people read it, without control and direction characters. */
  record Text(String text) implements Html {
    @Override
    public void write(StringBuilder out) {
      escape(Printable.text(text, MOST_CHARACTERS), out);
    }
  }

  /** Ends a line of {@code pre}. */
  record LineFeed() implements Html {
    @Override
    public void write(StringBuilder out) {
      out.append('\n');
    }
  }

  void write(StringBuilder out);

  static Html text(String text) {
    return new Text(text);
  }

  /** Text in which what stands between backticks is code. */
  static List<Html> prose(String text) {
    String[] parts = text.split("`", -1);
    List<Html> prose = new ArrayList<>();
    for (int i = 0; i < parts.length; i++) {
      prose.add(i % 2 == 0 ? text(parts[i]) : el("code", parts[i]));
    }
    return prose;
  }

  /** Text whose lines stay lines, in a box that scrolls. */
  static Element pre(String text) {
    Element box = el("pre").with("tabindex", 0);
    text.lines().forEach(line -> box.add(text(line), new LineFeed()));
    return box;
  }

  static Element el(String name, Html... children) {
    return new Element(name).add(children);
  }

  static Element el(String name, String text) {
    return new Element(name).add(text);
  }

  static Element el(String name, List<? extends Html> children) {
    return new Element(name).add(children);
  }

  static Element link(String href, String text) {
    return el("a", text).with("href", href);
  }

  /** Five characters that mean something in HTML, in text and in quoted attributes. */
  static void escape(String text, StringBuilder out) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> out.append(c);
      }
    }
  }
}
