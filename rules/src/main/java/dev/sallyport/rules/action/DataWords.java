package dev.sallyport.rules.action;

import static dev.sallyport.rules.action.ActionWord.flag;
import static dev.sallyport.rules.action.ActionWord.with;
import static dev.sallyport.rules.action.Examples.differs;
import static dev.sallyport.rules.action.Examples.doc;

import dev.sallyport.rules.bytes.Slice;
import dev.sallyport.rules.exchange.Controls.Secret;
import dev.sallyport.rules.exchange.Exchange;
import dev.sallyport.rules.lang.BadWord;
import dev.sallyport.rules.variable.Macro;
import java.util.List;
import java.util.Locale;

/** Variables, and what the logs hide. */
final class DataWords {
  private DataWords() {}

  static List<ActionWord> all() {
    return List.of(
        with(
            "setvar",
            doc("Sets, adds to, or with ! removes a variable.", "setvar:'tx.score=+5'"),
            (v, a) -> a.effects.add(SetVar.read(v))),
        with(
            "setenv",
            differs("Sets a variable of ENV; there is no process environment.", "setenv:'tag=bad'"),
            (v, a) -> a.effects.add(environment(v))),
        with(
            "sanitiseArg",
            doc("Hides an argument in the audit log.", "sanitiseArg:password"),
            (v, a) -> a.effects.add(hide(Secret.Kind.ARGUMENT, v))),
        with(
            "sanitiseRequestHeader",
            doc("Hides a request field in the audit log.", "sanitiseRequestHeader:Authorization"),
            (v, a) -> a.effects.add(hide(Secret.Kind.REQUEST_HEADER, v))),
        with(
            "sanitiseResponseHeader",
            doc("Hides a response field in the audit log.", "sanitiseResponseHeader:Set-Cookie"),
            (v, a) -> a.effects.add(hide(Secret.Kind.RESPONSE_HEADER, v))),
        flag(
            "sanitiseMatched",
            doc("Hides the argument or field that matched.", "sanitiseMatched"),
            (v, a) -> a.effects.add(DataWords::hideMatched)),
        new ActionWord(
            "sanitiseMatchedBytes",
            ActionWord.Wants.PERHAPS_A_VALUE,
            differs("Hides the whole of what matched.", "sanitiseMatchedBytes:1/4"),
            (v, a) -> a.effects.add(DataWords::hideMatched)),
        ActionWord.refused("append", "a gateway does not write into responses"),
        ActionWord.refused("prepend", "a gateway does not write into responses"),
        ActionWord.refused("exec", "a request must not start programs"),
        ActionWord.refused("xmlns", "XML is read by /* and //@* only, which need no namespaces"));
  }

  private static Effect environment(String value) throws BadWord {
    boolean remove = value.startsWith("!");
    String rest = remove ? value.substring(1) : value;
    int equals = rest.indexOf('=');
    Macro key = Macro.read(equals < 0 ? rest : rest.substring(0, equals));
    Macro text = Macro.read(equals < 0 ? "1" : rest.substring(equals + 1));
    return remove
        ? x -> x.env().remove(key.text(x))
        : x -> x.env().set(key.text(x), Slice.of(text.expand(x).copy()));
  }

  private static Effect hide(Secret.Kind kind, String name) {
    Secret secret = new Secret(kind, name.toLowerCase(Locale.ROOT));
    return x -> x.controls().sanitise(secret);
  }

  private static void hideMatched(Exchange exchange) {
    String name = exchange.matched().last().key();
    int colon = name.indexOf(':');
    if (colon > 0) {
      Secret.Kind kind =
          name.startsWith("REQUEST_HEADERS")
              ? Secret.Kind.REQUEST_HEADER
              : name.startsWith("RESPONSE_HEADERS")
                  ? Secret.Kind.RESPONSE_HEADER
                  : Secret.Kind.ARGUMENT;
      exchange
          .controls()
          .sanitise(new Secret(kind, name.substring(colon + 1).toLowerCase(Locale.ROOT)));
    }
  }
}
