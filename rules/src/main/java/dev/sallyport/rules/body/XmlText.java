package dev.sallyport.rules.body;

import dev.sallyport.rules.bytes.Slice;
import java.util.List;

/**
 * What rules see of an XML body.
 *
 * @param source the whole body, for paths that are evaluated on demand
 * @param content the text of all elements, joined, as UTF-8
 * @param attributes each attribute's value
 */
public record XmlText(Slice source, Slice content, List<Slice> attributes) {
  public XmlText {
    attributes = List.copyOf(attributes);
  }
}
