package dev.sallyport.gateway.ruleset;

import dev.sallyport.rules.lang.BadRules;
import java.io.IOException;
import java.util.Optional;

/** Gives the rule set that a selection of files makes. */
public interface RuleSets {
  /** Nothing is installed, and nothing else is looked for. */
  RuleSets NONE = selection -> Optional.empty();

  /**
   * Loads a rule set.
   *
   * @return empty where the selection holds no rule
   * @throws BadRules with every problem found in the files
   * @throws IOException where a folder is no release, with the reason in a few words
   */
  Optional<RuleSet> load(RuleSelection selection) throws BadRules, IOException;
}
