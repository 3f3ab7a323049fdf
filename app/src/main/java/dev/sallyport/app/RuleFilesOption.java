package dev.sallyport.app;

import dev.sallyport.gateway.config.ConfigurationException;
import dev.sallyport.gateway.config.ConfigurationFile;
import dev.sallyport.gateway.ruleset.CrsChoice;
import dev.sallyport.gateway.ruleset.InstalledRuleSets;
import dev.sallyport.gateway.ruleset.RuleFolders;
import dev.sallyport.gateway.ruleset.RuleSelection;
import dev.sallyport.gateway.ruleset.RuleSet;
import dev.sallyport.gateway.site.SiteInspection;
import dev.sallyport.rules.eval.SiteRules;
import dev.sallyport.rules.lang.BadRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Which rules a command is about: files and folders, those of a configuration, or the installed.
 */
final class RuleFilesOption {
  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      description = "The rules of this configuration's sites.")
  private @Nullable Path configuration;

  @Parameters(
      paramLabel = "FILE|FOLDER",
      arity = "0..*",
      description =
          "Rule files, folders of rule files, or a release of the Core Rule Set; what is installed"
              + " where this is left out.")
  private List<Path> files = List.of();

  /** Each rule set once. */
  Collection<RuleSet> load() throws ConfigurationException, BadRules, IOException {
    Set<RuleSet> sets = new LinkedHashSet<>();
    if (configuration != null) {
      for (var site : ConfigurationFile.read(configuration).configuration().sites().values()) {
        RuleSet set = site.rules().set();
        if (set != null) {
          sets.add(set);
        }
      }
    }
    if (configuration == null || !files.isEmpty()) {
      new InstalledRuleSets(RuleFolders.ofSystem()).load(selection(files)).ifPresent(sets::add);
    }
    if (sets.isEmpty()) {
      throw none();
    }
    return sets;
  }

  /** As sites run them, by what they are called; without a configuration as they are. */
  Map<String, SiteRules> inUse() throws ConfigurationException, BadRules, IOException {
    Map<String, SiteRules> all = new LinkedHashMap<>();
    if (configuration == null || !files.isEmpty()) {
      load().forEach(set -> all.put(set.title(), SiteRules.of(set.plan())));
      return all;
    }
    for (var site : ConfigurationFile.read(configuration).configuration().sites().values()) {
      SiteRules rules = SiteInspection.of(site.rules());
      if (rules != null) {
        all.put(site.name(), rules);
      }
    }
    if (all.isEmpty()) {
      throw none();
    }
    return all;
  }

  private static IOException none() {
    return new IOException("no rules; name a file or a folder, or " + RulesLines.HOW_TO_INSTALL);
  }

  /** A release comes first, whatever the order; files stand behind it in their order. */
  static RuleSelection selection(List<Path> files) throws IOException {
    CrsChoice crs = files.isEmpty() ? new CrsChoice.Auto() : new CrsChoice.Off();
    List<String> after = new ArrayList<>();
    for (Path file : files) {
      Path full = file.toAbsolutePath().normalize();
      if (Files.isDirectory(full.resolve("rules"))) {
        crs = new CrsChoice.Folder(full.toString());
      } else if (Files.isDirectory(full)) {
        after.add(full.resolve("*.conf").toString());
      } else if (Files.exists(full)) {
        after.add(full.toString());
      } else {
        throw new NoSuchFileException(file.toString());
      }
    }
    return new RuleSelection(crs, null, List.of(), after);
  }
}
