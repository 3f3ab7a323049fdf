package dev.sallyport.rules.exchange;

import java.util.function.Predicate;

/** Which rules an exclusion or an update means: by id, by tag, by message. */
public sealed interface RuleChoice {
  boolean chooses(RuleIdentity rule);

  /** By id. */
  record Ids(IdRanges ids) implements RuleChoice {
    @Override
    public boolean chooses(RuleIdentity rule) {
      return ids.contains(rule.id());
    }
  }

  /** By any tag that the pattern finds. */
  record Tag(Predicate<String> pattern) implements RuleChoice {
    @Override
    public boolean chooses(RuleIdentity rule) {
      return rule.tags().stream().anyMatch(pattern);
    }
  }

  /** By the message, macros not expanded. */
  record Message(Predicate<String> pattern) implements RuleChoice {
    @Override
    public boolean chooses(RuleIdentity rule) {
      return !rule.message().isEmpty() && pattern.test(rule.message());
    }
  }
}
