package dev.sallyport.app;

import dev.sallyport.gateway.config.Configuration;
import dev.sallyport.gateway.config.SiteConfiguration;
import dev.sallyport.gateway.config.SiteConfiguration.Rules;
import dev.sallyport.gateway.config.SiteConfiguration.RulesMode;
import dev.sallyport.gateway.ruleset.CrsChoice;
import dev.sallyport.gateway.ruleset.RuleSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Says by which rules the sites of a configuration are served, in few lines. */
final class RulesLines {
  static final String HOW_TO_INSTALL =
      "apt-get install modsecurity-crs, or sallyport rules install --from ARCHIVE";
  private static final int MOST_NAMES = 3;

  private RulesLines() {}

  /** A line for the sites that share rules and mode, in the order of the file. */
  static List<String> of(Configuration configuration) {
    Map<String, List<String>> names = new LinkedHashMap<>();
    for (SiteConfiguration site : configuration.sites().values()) {
      names.computeIfAbsent(said(site.rules()), said -> new ArrayList<>()).add(site.name());
    }
    List<String> lines = new ArrayList<>();
    names.forEach((said, sites) -> lines.add("rules for " + joined(sites) + ": " + said));
    return lines;
  }

  private static String joined(List<String> names) {
    int more = names.size() - MOST_NAMES;
    return more > 0
        ? String.join(", ", names.subList(0, MOST_NAMES)) + " and " + more + " more"
        : String.join(", ", names);
  }

  private static String said(Rules rules) {
    RuleSet set = rules.set();
    if (set != null) {
      return set.title()
          + ", "
          + set.plan().rules().size()
          + " rules, mode "
          + rules.mode().name().toLowerCase(Locale.ROOT);
    }
    boolean wanted =
        rules.mode() != RulesMode.OFF && rules.selection().crs() instanceof CrsChoice.Auto;
    return wanted ? "none, no Core Rule Set is installed; " + HOW_TO_INSTALL : "none";
  }
}
