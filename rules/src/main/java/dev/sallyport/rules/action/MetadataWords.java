package dev.sallyport.rules.action;

import static dev.sallyport.rules.action.ActionWord.with;
import static dev.sallyport.rules.action.Examples.doc;

import dev.sallyport.rules.lang.BadWord;
import dev.sallyport.rules.lang.WordDoc;
import dev.sallyport.rules.variable.Macro;
import java.util.List;
import java.util.Locale;

/** What a rule says of itself. */
final class MetadataWords {
  private static final List<String> SEVERITIES =
      List.of("EMERGENCY", "ALERT", "CRITICAL", "ERROR", "WARNING", "NOTICE", "INFO", "DEBUG");

  private MetadataWords() {}

  static List<ActionWord> all() {
    return List.of(
        with(
            "id",
            WordDoc.supported("The rule's number, unique.", "SecAction \"id:1,phase:1,pass\""),
            (v, a) -> a.id = number("id", v, 1, Long.MAX_VALUE)),
        with(
            "phase",
            WordDoc.supported(
                "When it runs: 1 to 5, or request (2), response (4), logging (5).",
                "SecAction \"id:1,phase:request,pass\""),
            (v, a) -> a.phase = phase(v)),
        with("msg", doc("What the log says.", "msg:'x is 1'"), (v, a) -> a.message = Macro.read(v)),
        with(
            "logdata",
            doc("What the log adds.", "logdata:'%{MATCHED_VAR}'"),
            (v, a) -> a.logData = Macro.read(v)),
        with(
            "tag",
            doc("A label; may come more than once.", "tag:'attack-sqli'"),
            (v, a) -> a.tags.add(Macro.read(v))),
        with(
            "severity",
            doc("0 to 7, or EMERGENCY to DEBUG.", "severity:'CRITICAL'"),
            (v, a) -> a.severity = severity(v)),
        with("rev", doc("The rule's revision.", "rev:'2'"), (v, a) -> a.rev = v),
        with("ver", doc("The rule set's version.", "ver:'mine/1'"), (v, a) -> a.ver = v),
        with(
            "maturity",
            doc("1 to 9.", "maturity:'9'"),
            (v, a) -> a.maturity = (int) number("maturity", v, 1, 9)),
        with(
            "accuracy",
            doc("1 to 9.", "accuracy:'8'"),
            (v, a) -> a.accuracy = (int) number("accuracy", v, 1, 9)));
  }

  static long number(String word, String value, long least, long most) throws BadWord {
    try {
      long number = Long.parseLong(value);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException notOne) {
      // Told below, with what was wanted.
    }
    throw new BadWord(word + " wants a number from " + least + " to " + most + ", got " + value);
  }

  private static int phase(String value) throws BadWord {
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "1" -> 1;
      case "2", "request" -> 2;
      case "3" -> 3;
      case "4", "response" -> 4;
      case "5", "logging" -> 5;
      default ->
          throw new BadWord("phase wants 1 to 5, request, response or logging, got " + value);
    };
  }

  private static int severity(String value) throws BadWord {
    int named = SEVERITIES.indexOf(value.toUpperCase(Locale.ROOT));
    if (named >= 0) {
      return named;
    }
    if (value.length() == 1 && value.charAt(0) >= '0' && value.charAt(0) <= '7') {
      return value.charAt(0) - '0';
    }
    throw new BadWord("severity wants 0 to 7 or one of " + SEVERITIES + ", got " + value);
  }
}
