package dev.sallyport.gateway.ruleset;

import dev.sallyport.rules.lang.BadWord;
import dev.sallyport.rules.lang.RuleSource;
import dev.sallyport.rules.plan.StartingRules;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes the rule text that reads all files of a selection in the Core Rule Set's own order. Files
 * that bring ModSecurity's own first rules, as its {@code modsecurity.conf} does, take the place of
 * ours, whose ids are the same.
 */
final class RuleSetText {
  private final StringBuilder text = new StringBuilder(StartingRules.TEXT);

  private RuleSetText() {}

  static String of(RuleSelection selection, @Nullable CrsRelease release, RuleSource files) {
    RuleSetText all = new RuleSetText();
    if (bringStartingRules(selection.before(), files)
        || bringStartingRules(selection.after(), files)) {
      all.text.append("SecRuleRemoveById 200000-200004\n");
    }
    if (release == null) {
      all.text.append(SiteVariables.RULES);
      all.plugins(selection.plugins(), "config", "before");
      all.include(selection.before());
    } else {
      all.release(selection, release);
    }
    all.plugins(plugins(selection, release), "after");
    all.include(selection.after());
    return all.text.toString();
  }

  private static boolean bringStartingRules(List<String> patterns, RuleSource files) {
    for (String pattern : patterns) {
      for (String file : files.find(pattern, "/")) {
        try {
          String text = files.text(file);
          if (text.contains("id:200000") || text.contains("id:'200000'")) {
            return true;
          }
        } catch (BadWord unreadable) {
          // Told with its place where the file is included.
        }
      }
    }
    return false;
  }

  private void release(RuleSelection selection, CrsRelease release) {
    include(List.of(release.setup().toString()));
    plugins(plugins(selection, release), "config");
    text.append(SiteVariables.RULES);
    plugins(plugins(selection, release), "before");
    Path settings = release.settings();
    if (settings != null) {
      optional(settings.resolve("REQUEST-900-EXCLUSION-RULES-BEFORE-CRS.conf").toString());
    }
    include(selection.before());
    include(List.of(release.folder().resolve("rules") + "/*.conf"));
    if (settings != null) {
      optional(settings.resolve("RESPONSE-999-EXCLUSION-RULES-AFTER-CRS.conf").toString());
    }
  }

  private static @Nullable String plugins(RuleSelection selection, @Nullable CrsRelease release) {
    if (selection.plugins() != null || release == null) {
      return selection.plugins();
    }
    return release.folder().resolve("plugins").toString();
  }

  private void plugins(@Nullable String folder, String... kinds) {
    if (folder != null) {
      for (String kind : kinds) {
        optional(folder + "/*-" + kind + ".conf");
      }
    }
  }

  private void include(List<String> files) {
    files.forEach(file -> text.append("Include ").append(quoted(file)).append('\n'));
  }

  private void optional(String pattern) {
    text.append("IncludeOptional ").append(quoted(pattern)).append('\n');
  }

  private static String quoted(String path) {
    return '"' + path.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
