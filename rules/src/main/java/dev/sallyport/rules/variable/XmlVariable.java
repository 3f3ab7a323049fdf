package dev.sallyport.rules.variable;

import dev.sallyport.rules.body.XmlText;
import dev.sallyport.rules.exchange.Exchange;
import dev.sallyport.rules.exchange.Value;
import dev.sallyport.rules.lang.WordDoc;
import java.util.List;

/** The XML body: {@code XML:/*} is the text of all elements, {@code XML://@*} each attribute. */
record XmlVariable() implements Variable {
  @Override
  public String word() {
    return "XML";
  }

  @Override
  public WordDoc doc() {
    return WordDoc.differs(
        "The XML body, by path: /* for the text of all elements, //@* for each attribute's value;"
            + " other paths are refused. Without a selector it is /*.",
        "SecRule XML:/*|XML://@* \"@detectSQLi\" \"id:1,phase:2,deny\"");
  }

  @Override
  public boolean takesSelector() {
    return true;
  }

  @Override
  public boolean lasting() {
    return true;
  }

  @Override
  public List<Value> values(Exchange exchange, Selector selector) {
    XmlText xml = exchange.body().findings().xml();
    if (xml == null) {
      return List.of();
    }
    if (!selector.text().equals("//@*")) {
      return List.of(exchange.body().xmlContent());
    }
    return exchange.body().xmlAttributes();
  }
}
