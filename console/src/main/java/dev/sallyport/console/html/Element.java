package dev.sallyport.console.html;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An element of HTML or SVG. Names of elements and attributes are constants of the program. */
public final class Element implements Html {
  /** HTML, section 13.1.2: elements without content. */
  private static final Set<String> VOID = Set.of("input", "meta", "link", "br", "hr", "img");

  private final String name;
  private final Map<String, String> attributes = new LinkedHashMap<>();
  private final List<Html> children = new ArrayList<>();

  Element(String name) {
    this.name = name;
  }

  /** Sets an attribute; its value is escaped. */
  public Element with(String attribute, String value) {
    attributes.put(attribute, value);
    return this;
  }

  public Element with(String attribute, long value) {
    return with(attribute, Long.toString(value));
  }

  /** The attribute {@code class}. */
  public Element as(String classes) {
    return with("class", classes);
  }

  /** An attribute that is there or not, such as {@code checked}. */
  public Element flag(String attribute, boolean set) {
    return set ? with(attribute, "") : this;
  }

  public Element add(Html... more) {
    return add(List.of(more));
  }

  public Element add(List<? extends Html> more) {
    children.addAll(more);
    return this;
  }

  public Element add(String text) {
    children.add(new Text(text));
    return this;
  }

  @Override
  public void write(StringBuilder out) {
    out.append('<').append(name);
    attributes.forEach((attribute, value) -> {
      out.append(' ').append(attribute).append("=\"");
      Html.escape(value, out);
      out.append('"');
    });
    out.append('>');
    if (VOID.contains(name)) {
      return;
    }
    children.forEach(child -> child.write(out));
    out.append("</").append(name).append('>');
  }
}
