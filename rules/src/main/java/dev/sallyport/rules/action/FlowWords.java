package dev.sallyport.rules.action;

import static dev.sallyport.rules.action.ActionWord.flag;
import static dev.sallyport.rules.action.ActionWord.with;
import static dev.sallyport.rules.action.Examples.doc;

import java.util.List;
import java.util.Locale;

/** Which rule comes next, how this one looks, and what is written. */
final class FlowWords {
  private FlowWords() {}

  static List<ActionWord> all() {
    return List.of(
        flag("chain", doc("The next rule must match too.", "chain"), (v, a) -> a.chain = true),
        with(
            "skip",
            doc("Leaves out that many rules after a match.", "pass,skip:2"),
            (v, a) -> a.skip = (int) MetadataWords.number("skip", v, 1, 100_000)),
        with(
            "skipAfter",
            doc("Goes on behind a SecMarker, or behind the rule with that id.", "skipAfter:END-X"),
            (v, a) -> a.skipAfter = v),
        flag(
            "capture",
            doc("Puts what the operator captured into TX:0 to TX:9.", "capture,logdata:'%{TX.1}'"),
            (v, a) -> a.capture = true),
        flag(
            "multiMatch",
            doc("Tries the value after each transformation.", "multiMatch,t:lowercase"),
            (v, a) -> a.multiMatch = true),
        with(
            "t",
            doc("Transforms the value first; t:none forgets those above.", "t:none,t:lowercase"),
            (v, a) -> transformation(v, a)),
        flag("log", doc("Writes to the error log.", "log"), (v, a) -> a.log = true),
        flag(
            "nolog",
            doc("Writes to neither log.", "nolog"),
            (v, a) -> {
              a.log = false;
              a.auditLog = a.auditLog != null && a.auditLog;
            }),
        flag("auditlog", doc("Writes to the audit log.", "auditlog"), (v, a) -> a.auditLog = true),
        flag(
            "noauditlog",
            doc("Does not write to the audit log.", "noauditlog"),
            (v, a) -> a.auditLog = false));
  }

  private static void transformation(String value, ActionSet into) {
    if (value.toLowerCase(Locale.ROOT).equals("none")) {
      into.transformations.clear();
      into.forgetsTransformations = true;
    } else {
      into.transformations.add(value);
    }
  }
}
