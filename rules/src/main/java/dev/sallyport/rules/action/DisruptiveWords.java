package dev.sallyport.rules.action;

import static dev.sallyport.rules.action.ActionWord.flag;
import static dev.sallyport.rules.action.ActionWord.with;
import static dev.sallyport.rules.action.Examples.doc;

import dev.sallyport.rules.action.Disruption.Allow.Scope;
import dev.sallyport.rules.lang.BadWord;
import dev.sallyport.rules.variable.Macro;
import java.util.List;
import java.util.Locale;

/** What becomes of the exchange. */
final class DisruptiveWords {
  private DisruptiveWords() {}

  static List<ActionWord> all() {
    return List.of(
        new ActionWord(
            "allow",
            ActionWord.Wants.PERHAPS_A_VALUE,
            doc("Lets it through: all phases, allow:phase, or allow:request.", "allow:request"),
            (v, a) -> a.disruption = new Disruption.Allow(scope(v))),
        flag(
            "block",
            doc("Does what SecDefaultAction says for the phase.", "block"),
            (v, a) -> a.disruption = new Disruption.Block()),
        flag(
            "deny",
            doc("Answers with the status, 403 by default.", "deny,status:406"),
            (v, a) -> a.disruption = new Disruption.Deny()),
        flag(
            "drop",
            doc("Closes the connection without an answer.", "drop"),
            (v, a) -> a.disruption = new Disruption.Drop()),
        flag("pass", doc("Goes on.", "pass"), (v, a) -> a.disruption = new Disruption.Pass()),
        with(
            "redirect",
            doc("Answers with a redirect, 302 by default.", "redirect:'https://example.com/'"),
            (v, a) -> a.disruption = new Disruption.Redirect(Macro.read(v))),
        with(
            "status",
            doc("The status of deny and redirect.", "deny,status:503"),
            (v, a) -> a.status = (int) MetadataWords.number("status", v, 100, 599)),
        ActionWord.refused("pause", "a rule that waits would hold a connection for an attacker"),
        ActionWord.refused("proxy", "where requests go is the site's configuration, not a rule's"));
  }

  private static Scope scope(String value) throws BadWord {
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "" -> Scope.EXCHANGE;
      case "phase" -> Scope.PHASE;
      case "request" -> Scope.REQUEST;
      default -> throw new BadWord("allow wants phase, request or nothing, got " + value);
    };
  }
}
