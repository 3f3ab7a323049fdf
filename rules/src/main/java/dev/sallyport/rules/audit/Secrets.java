package dev.sallyport.rules.audit;

import dev.sallyport.rules.exchange.Controls.Secret;
import dev.sallyport.rules.exchange.Exchange;
import dev.sallyport.rules.exchange.Value;
import java.util.Locale;

/** Puts asterisks where a rule asked for them. */
final class Secrets {
  private final Exchange exchange;

  Secrets(Exchange exchange) {
    this.exchange = exchange;
  }

  /** A header field's value, or as many asterisks. */
  String field(Secret.Kind kind, String name, String value) {
    boolean hidden =
        exchange.controls().secrets().contains(new Secret(kind, name.toLowerCase(Locale.ROOT)));
    return hidden ? "*".repeat(value.length()) : value;
  }

  /** A text in which each hidden argument's value, as it was sent, is asterisks. */
  String text(String text) {
    String shown = text;
    for (Secret secret : exchange.controls().secrets()) {
      if (secret.kind() == Secret.Kind.ARGUMENT) {
        for (Value value : exchange.request().arguments().all().named(secret.lowerName())) {
          String hidden = value.bytes().toString();
          if (!hidden.isEmpty()) {
            shown = shown.replace(hidden, "*".repeat(hidden.length()));
          }
        }
      }
    }
    return shown;
  }
}
