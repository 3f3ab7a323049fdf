package dev.sallyport.gateway.config;

import dev.sallyport.gateway.config.SiteConfiguration.Rules;
import dev.sallyport.gateway.config.SiteConfiguration.RulesMode;
import dev.sallyport.gateway.ruleset.CrsChoice;
import dev.sallyport.gateway.ruleset.RuleSelection;
import dev.sallyport.gateway.ruleset.SiteVariables;
import dev.sallyport.rules.eval.FailureMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The keys of {@code rules}. */
final class RulesKeys {
  private static final String AS_SET_UP = "as crs-setup.conf says, else ";

  static final Key<Rules, RulesMode> MODE =
      Key.of(
          "mode",
          Scalars.word(RulesMode.class),
          "block",
          "block denies what the rules deny; detect only logs it; off runs no rule.",
          Rules::mode);
  static final Key<Rules, CrsChoice> CRS =
      Key.of(
          "crs",
          new ScalarForm<>(
              "auto, off, or the folder of a release", RulesKeys::crs, RulesKeys::text),
          "auto",
          "The Core Rule Set: auto takes what `sallyport rules install` put in place, else the"
              + " package modsecurity-crs, else none; off takes none.",
          rules -> rules.selection().crs());
  static final Key<Rules, Integer> PARANOIA =
      Key.optional(
          "paranoia",
          Scalars.count(1, 4),
          AS_SET_UP + "1",
          "The paranoia level whose rules count towards blocking, from 1 to 4.",
          rules -> rules.variables().paranoia());
  static final Key<Rules, Integer> DETECTION_PARANOIA =
      Key.optional(
          "detection_paranoia",
          Scalars.count(1, 4),
          AS_SET_UP + "as paranoia",
          "The paranoia level up to which rules run and are logged; at least paranoia.",
          rules -> rules.variables().detectionParanoia());
  static final Key<Rules, Integer> INBOUND_THRESHOLD =
      Key.optional(
          "inbound_threshold",
          Scalars.count(1, 100_000),
          AS_SET_UP + "5",
          "The anomaly score at which a request is denied.",
          rules -> rules.variables().inboundThreshold());
  static final Key<Rules, Integer> OUTBOUND_THRESHOLD =
      Key.optional(
          "outbound_threshold",
          Scalars.count(1, 100_000),
          AS_SET_UP + "4",
          "The anomaly score at which a response is denied.",
          rules -> rules.variables().outboundThreshold());
  static final Key<Rules, String> PLUGINS =
      Key.optional(
          "plugins",
          Scalars.PATH,
          "the folder plugins of the release",
          "Folder of plugins: *-config.conf, *-before.conf and *-after.conf.",
          rules -> rules.selection().plugins());
  static final Key<Rules, List<String>> BEFORE =
      Key.of(
          "before",
          new ListForm<>(Scalars.PATH, 0),
          "[]",
          "Rule files read before the Core Rule Set and behind its set-up: variables, and"
              + " exclusions by ctl. Names may hold wildcards.",
          rules -> rules.selection().before());
  static final Key<Rules, List<String>> AFTER =
      Key.of(
          "after",
          new ListForm<>(Scalars.PATH, 0),
          "[]",
          "Rule files read behind the Core Rule Set: own rules, SecRuleRemoveById,"
              + " SecRuleUpdateTargetById. Names may hold wildcards.",
          rules -> rules.selection().after());
  static final Key<Rules, FailureMode> ON_EXHAUSTED =
      Key.of(
          "on_exhausted",
          Scalars.word(FailureMode.class),
          "deny",
          "What becomes of an exchange on which a rule cannot be evaluated within its bound.",
          Rules::onExhausted);

  static final KeyTable<Rules> TABLE =
      new KeyTable<>(
          "sites.NAME.rules",
          "The web application firewall: the OWASP Core Rule Set and rules of one's own, in"
              + " ModSecurity's language. Sites that name the same files share one plan."
              + " SecRuleEngine of a rule file does not count: mode does.",
          List.of(
              MODE,
              CRS,
              PARANOIA,
              DETECTION_PARANOIA,
              INBOUND_THRESHOLD,
              OUTBOUND_THRESHOLD,
              BEFORE,
              AFTER,
              PLUGINS,
              ON_EXHAUSTED));

  /** For what sites inherit: the files are opened where a site uses them. */
  static final MappingForm<Rules> INHERITED =
      new MappingForm<>(TABLE, RulesKeys::check, RulesKeys::rules);

  static final MappingForm<Rules> LOADED =
      new MappingForm<>(
          TABLE, RulesKeys::check, section -> RuleSetReading.load(section, rules(section)));

  private RulesKeys() {}

  private static CrsChoice crs(String written, NamedFiles files) {
    return switch (written) {
      case "auto" -> new CrsChoice.Auto();
      case "off" -> new CrsChoice.Off();
      default -> new CrsChoice.Folder(files.resolve(written));
    };
  }

  private static String text(CrsChoice choice) {
    return switch (choice) {
      case CrsChoice.Auto() -> "auto";
      case CrsChoice.Off() -> "off";
      case CrsChoice.Folder(String path) -> path;
    };
  }

  private static void check(Section<Rules> section) {
    int paranoia = section.optional(PARANOIA).orElse(1);
    int detection = section.optional(DETECTION_PARANOIA).orElse(paranoia);
    if (detection < paranoia) {
      section
          .spot(DETECTION_PARANOIA)
          .problem(
              "detection_paranoia below paranoia; wanted at least "
                  + paranoia
                  + ", got "
                  + detection);
    }
  }

  private static Rules rules(Section<Rules> section) {
    return new Rules(
        section.value(MODE),
        new RuleSelection(
            section.value(CRS),
            orNull(section, PLUGINS),
            section.value(BEFORE),
            section.value(AFTER)),
        new SiteVariables(
            orNull(section, PARANOIA),
            orNull(section, DETECTION_PARANOIA),
            orNull(section, INBOUND_THRESHOLD),
            orNull(section, OUTBOUND_THRESHOLD)),
        section.value(ON_EXHAUSTED),
        null);
  }

  private static <T> @Nullable T orNull(Section<Rules> section, Key<Rules, T> key) {
    return section.optional(key).orElse(null);
  }
}
