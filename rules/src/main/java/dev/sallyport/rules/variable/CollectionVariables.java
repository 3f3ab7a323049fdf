package dev.sallyport.rules.variable;

import static dev.sallyport.rules.variable.Examples.differs;
import static dev.sallyport.rules.variable.Examples.doc;

import dev.sallyport.rules.exchange.Exchange;
import dev.sallyport.rules.exchange.PersistentCollection;
import dev.sallyport.rules.exchange.Values;
import java.util.List;
import java.util.Locale;

/** Collections that rules fill. */
final class CollectionVariables {
  private CollectionVariables() {}

  static List<Variable> all() {
    return List.of(
        Keyed.changing("TX", doc("Variables of this exchange.", "TX:score", "@gt 5"), Exchange::tx),
        persistent("GLOBAL", "What all exchanges share, after initcol:global=..."),
        persistent("IP", "What exchanges of one client share, after initcol:ip=..."),
        persistent("RESOURCE", "What exchanges of one resource share, after initcol or setrsc."),
        persistent("SESSION", "What exchanges of one session share, after setsid."),
        persistent("USER", "What exchanges of one user share, after setuid."),
        Single.text(
            "SESSIONID",
            doc("What setsid set.", "SESSIONID", "@rx ."),
            x -> x.identities().session),
        Single.text(
            "USERID", doc("What setuid set.", "USERID", "@streq admin"), x -> x.identities().user),
        Keyed.changing(
            "GEO",
            differs("Empty: no location database is read.", "GEO:COUNTRY_CODE", "@streq XX"),
            x -> Values.NONE));
  }

  private static Variable persistent(String word, String text) {
    String collection = word.toLowerCase(Locale.ROOT);
    return Keyed.changing(
        word, doc(text, word + ":counter", "@gt 10"), x -> valuesOf(x, collection));
  }

  private static Values valuesOf(Exchange exchange, String collection) {
    PersistentCollection open = exchange.persistence().collection(collection);
    return open == null ? Values.NONE : open;
  }
}
