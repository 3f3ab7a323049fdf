package dev.sallyport.rules.action;

import dev.sallyport.rules.action.ActionWord.Wants;
import dev.sallyport.rules.lang.ActionText;
import dev.sallyport.rules.lang.BadWord;
import dev.sallyport.rules.lang.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The table of all actions. */
public final class Actions {
  private static final ActionWord CTL =
      ActionWord.with(
          "ctl",
          Examples.doc("Changes the engine for this exchange.", "pass,ctl:ruleRemoveById=2"),
          (value, into) -> into.effects.add(Ctls.read(value)));

  private static final Map<String, ActionWord> ALL =
      Stream.of(
              MetadataWords.all(),
              DisruptiveWords.all(),
              FlowWords.all(),
              DataWords.all(),
              PersistentWords.all(),
              List.of(CTL))
          .flatMap(List::stream)
          .collect(
              Collectors.collectingAndThen(
                  Collectors.toMap(
                      a -> a.word().toLowerCase(Locale.ROOT), a -> a, (a, b) -> a, TreeMap::new),
                  Collections::unmodifiableMap));

  private Actions() {}

  /** In the order of their words. */
  public static Collection<ActionWord> all() {
    return ALL.values();
  }

  /** Reads a rule's actions; each one that cannot be read becomes a problem. */
  public static ActionSet read(List<ActionText> texts, List<Problem> problems) {
    ActionSet actions = new ActionSet();
    for (ActionText text : texts) {
      try {
        read(text, actions);
      } catch (BadWord bad) {
        problems.add(new Problem(text.at(), bad.reason()));
      }
    }
    return actions;
  }

  private static void read(ActionText text, ActionSet into) throws BadWord {
    String word = text.word().toLowerCase(Locale.ROOT).replace("sanitize", "sanitise");
    ActionWord action = ALL.get(word);
    if (action == null) {
      throw BadWord.unknown("action", text.word(), words());
    }
    if (action.doc().refused()) {
      throw new BadWord("action " + action.word() + " is not supported: " + action.doc().text());
    }
    String value = text.value();
    if (action.wants() == Wants.NOTHING && value != null) {
      throw new BadWord("action " + action.word() + " takes no value, got " + value);
    }
    if (action.wants() == Wants.A_VALUE && (value == null || value.isEmpty())) {
      throw new BadWord("action " + action.word() + " wants a value");
    }
    action.reader().read(value == null ? "" : value, into);
  }

  private static List<String> words() {
    return new ArrayList<>(ALL.values().stream().map(ActionWord::word).toList());
  }
}
