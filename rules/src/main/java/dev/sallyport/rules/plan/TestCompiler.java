package dev.sallyport.rules.plan;

import dev.sallyport.rules.lang.BadWord;
import dev.sallyport.rules.lang.OperatorText;
import dev.sallyport.rules.lang.Position;
import dev.sallyport.rules.operator.BadArgument;
import dev.sallyport.rules.operator.Operator;
import dev.sallyport.rules.operator.OperatorWord;
import dev.sallyport.rules.operator.Operators;
import dev.sallyport.rules.operator.Support;
import dev.sallyport.rules.variable.Macro;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compiles the operators of rules, each word and argument once. */
final class TestCompiler {
  private final Operators operators;
  private final PlanDraft draft;
  private final Map<List<String>, Operator> compiled = new HashMap<>();

  TestCompiler(Operators operators, PlanDraft draft) {
    this.operators = operators;
    this.draft = draft;
  }

  Test compile(OperatorText text) throws BadWord {
    OperatorWord word = operators.find(text.word());
    if (word == null) {
      throw BadWord.unknown(
          "operator",
          "@" + text.word(),
          operators.all().stream().map(w -> "@" + w.word()).toList());
    }
    if (word.support() instanceof Support.NeverMatches never) {
      draft.at(text.at());
      draft.warn("@" + word.word() + " never matches: " + never.why());
    }
    if (text.argument().contains("%{")) {
      Test.Expanding expanding = expanding(text, word);
      if (expanding != null) {
        return expanding;
      }
    }
    return new Test.Fixed(text.negated(), word.word(), text.argument(), fixed(text, word));
  }

  /** Null for a regular expression in which the per cent sign and the brace mean themselves. */
  private Test.@Nullable Expanding expanding(OperatorText text, OperatorWord word) throws BadWord {
    try {
      Macro argument = Macro.read(text.argument());
      return argument.constant() ? null : new Test.Expanding(text.negated(), word, argument);
    } catch (BadWord bad) {
      if (word.word().startsWith("rx")) {
        return null;
      }
      throw bad;
    }
  }

  private Operator fixed(OperatorText text, OperatorWord word) throws BadWord {
    List<String> key = List.of(word.word(), text.argument(), text.at().file());
    Operator known = compiled.get(key);
    if (known == null) {
      try {
        known = word.compile(text.argument(), file -> lines(file, text.at()));
      } catch (BadArgument bad) {
        throw new BadWord("@" + word.word() + ": " + bad.getMessage());
      }
      compiled.put(key, known);
    }
    return known;
  }

  private List<String> lines(String file, Position from) throws BadArgument {
    try {
      return draft.lines(file, from);
    } catch (BadWord missing) {
      throw new BadArgument(missing.reason());
    }
  }
}
