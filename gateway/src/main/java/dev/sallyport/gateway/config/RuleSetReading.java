package dev.sallyport.gateway.config;

import dev.sallyport.gateway.config.SiteConfiguration.Rules;
import dev.sallyport.gateway.config.SiteConfiguration.RulesMode;
import dev.sallyport.gateway.ruleset.CrsChoice;
import dev.sallyport.gateway.ruleset.InstalledRuleSets;
import dev.sallyport.gateway.ruleset.RuleSelection;
import dev.sallyport.gateway.ruleset.RuleSet;
import dev.sallyport.rules.lang.BadRules;
import dev.sallyport.rules.lang.Problem;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Loads the rule files that one site's {@code rules} names and reports what is wrong with them. */
final class RuleSetReading {
  private RuleSetReading() {}

  /** Null, and problems, where the rules are unusable. Sites with equal files share a set. */
  static @Nullable Rules load(Section<Rules> section, Rules rules) {
    if (rules.mode() == RulesMode.OFF) {
      return rules;
    }
    Reading reading = section.spot(RulesKeys.CRS).reading();
    RuleSelection selection = rules.selection();
    Optional<RuleSet> known = reading.ruleSets.get(selection);
    if (known != null) {
      return known.map(rules::with).orElse(rules);
    }
    try {
      Optional<RuleSet> loaded = reading.rules().load(selection);
      reading.ruleSets.put(selection, loaded);
      loaded.ifPresent(set -> set.ownWarnings().forEach(reading::warning));
      return loaded.map(rules::with).orElse(rules);
    } catch (BadRules bad) {
      bad.problems().forEach(problem -> tell(problem, section, selection));
    } catch (IOException e) {
      String folder =
          selection.crs() instanceof CrsChoice.Folder(String path) ? path : "what is installed";
      section
          .spot(RulesKeys.CRS)
          .problem(
              "no Core Rule Set in "
                  + folder
                  + "; wanted a release's folder, got "
                  + e.getMessage());
    }
    reading.ruleSets.put(selection, Optional.empty());
    return null;
  }

  /** A file that is not there has its place where the configuration names it. */
  private static void tell(Problem problem, Section<Rules> section, RuleSelection selection) {
    if (!problem.at().file().equals(InstalledRuleSets.NAME)) {
      section.spot(RulesKeys.CRS).reading().problem(problem);
    } else if (selection.before().stream().anyMatch(problem.text()::contains)) {
      section.spot(RulesKeys.BEFORE).problem(problem.text());
    } else if (selection.after().stream().anyMatch(problem.text()::contains)) {
      section.spot(RulesKeys.AFTER).problem(problem.text());
    } else {
      section.spot(RulesKeys.CRS).problem(problem.text());
    }
  }
}
