package dev.sallyport.rules.body;

import dev.sallyport.rules.bytes.Slice;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * XML to text and attributes. A document type is not read and no entity of one is expanded; since
 * an origin may do both, either is an error of the body, and the rest is seen all the same.
 */
public final class Xml {
  private static final int MAX_ATTRIBUTES = 10_000;

  private Xml() {}

  public static void read(Slice body, BodyLimits limits, BodyFindings findings) {
    try {
      XMLStreamReader reader =
          factory()
              .createXMLStreamReader(
                  new ByteArrayInputStream(body.array(), body.from(), body.length()));
      try {
        findings.found(read(reader, body, limits, findings));
      } finally {
        reader.close();
      }
    } catch (XMLStreamException e) {
      findings.fail("XML parsing error: " + firstLine(String.valueOf(e.getMessage())));
    }
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    return factory;
  }

  private static XmlText read(
      XMLStreamReader reader, Slice body, BodyLimits limits, BodyFindings findings)
      throws XMLStreamException {
    StringBuilder content = new StringBuilder();
    List<Slice> attributes = new ArrayList<>();
    int depth = 0;
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          if (++depth > limits.depth()) {
            throw new XMLStreamException("nested more than " + limits.depth() + " deep");
          }
          for (int i = 0; i < reader.getAttributeCount(); i++) {
            attributes.add(utf8(reader.getAttributeValue(i)));
          }
          if (attributes.size() > MAX_ATTRIBUTES) {
            throw new XMLStreamException("more than " + MAX_ATTRIBUTES + " attributes");
          }
        }
        case XMLStreamConstants.END_ELEMENT -> depth--;
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
            content.append(reader.getText());
        case XMLStreamConstants.DTD -> findings.fail("XML parsing error: a document type");
        case XMLStreamConstants.ENTITY_REFERENCE ->
            findings.fail("XML parsing error: a reference to an entity that is not predefined");
        default -> {}
      }
    }
    return new XmlText(body, utf8(content.toString()), attributes);
  }

  private static Slice utf8(String text) {
    return Slice.of(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String firstLine(String message) {
    return message.lines().reduce((a, b) -> a + " " + b).orElse(message);
  }
}
