package dev.sallyport.gateway.config;

import dev.sallyport.gateway.ruleset.ExclusionText;
import dev.sallyport.gateway.ruleset.RuleSelection;
import dev.sallyport.gateway.ruleset.RuleSets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An exclusion more for one site: checked with all its rules, and not written yet. It goes into a
 * file of that site alone, beside the configuration, which names it.
 *
 * @param rulesBefore what the rule file holds; empty where there is none yet
 * @param warnings of the rule file as it would be
 */
public record ExclusionChange(
    ConfigurationChange configuration,
    Path ruleFile,
    String rulesBefore,
    String rulesAfter,
    List<Problem> warnings) {
  private static final int MOST_BYTES = 1 << 20;
  private static final Set<PosixFilePermission> PERMISSIONS =
      PosixFilePermissions.fromString("rw-r-----");

  public ExclusionChange {
    warnings = List.copyOf(warnings);
  }

  /**
   * Checks it.
   *
   * @throws ConfigurationException where the configuration is unusable, or the rules would be
   * @throws IOException where it cannot be added without changing something else
   */
  public static ExclusionChange of(Path file, String site, ExclusionText exclusion, RuleSets rules)
      throws ConfigurationException, IOException {
    String text = ConfigurationFile.text(file);
    Configuration was = ConfigurationFile.check(file, text, rules).configuration();
    SiteConfiguration of = was.sites().get(site);
    if (of == null) {
      throw new IOException(file + ": there is no site " + site);
    }
    String key = exclusion.place().key();
    String name = "exclusions-" + site.replace('*', '_') + "-" + key + ".conf";
    Path ruleFile = file.toAbsolutePath().normalize().resolveSibling(name);
    List<String> listed = listed(of, exclusion.place());
    String after =
        listed.contains(ruleFile.toString())
            ? text
            : RulesEdit.file(text, site, key, listed, name)
                .orElseThrow(() ->
                    new IOException(
                        file
                            + ": has no place for rules."
                            + key
                            + " of "
                            + site
                            + "; wanted a change by hand"));
    String rulesBefore = Files.exists(ruleFile) ? rules(ruleFile) : "";
    String rulesAfter = rulesBefore + "# added " + Instant.now() + "\n" + exclusion.text();
    Path tried = Files.createTempFile(ruleFile.getParent(), "sallyport-", ".conf");
    try {
      Files.writeString(tried, rulesAfter);
      RuleSets instead = selection -> rules.load(with(selection, ruleFile, tried));
      CheckedConfiguration becomes = ConfigurationFile.check(file, after, instead);
      if (!onlyFiles(was, becomes.configuration(), site, key, ruleFile)) {
        throw new IOException(
            file + ": " + site + " shares rules." + key + " with others; wanted a change by hand");
      }
      return new ExclusionChange(
          new ConfigurationChange(file, text, after),
          ruleFile,
          rulesBefore,
          rulesAfter,
          named(becomes.warnings(), tried, ruleFile));
    } catch (ConfigurationException e) {
      List<Problem> ours = named(e.problems(), tried, ruleFile);
      throw ours.isEmpty() ? e : new ConfigurationException(ours, List.of());
    } finally {
      Files.deleteIfExists(tried);
    }
  }

  /** Those of the file that was tried, under the name that it will have. */
  private static List<Problem> named(List<Problem> all, Path tried, Path ruleFile) {
    return all.stream()
        .filter(problem -> problem.file().equals(tried.toString()))
        .map(problem ->
            new Problem(ruleFile.toString(), problem.line(), problem.column(), problem.message()))
        .toList();
  }

  private static String rules(Path ruleFile) throws IOException {
    return new String(FolderFiles.bytes(ruleFile, MOST_BYTES), StandardCharsets.UTF_8);
  }

  private static List<String> listed(SiteConfiguration site, ExclusionText.Place place) {
    RuleSelection selection = site.rules().selection();
    return place == ExclusionText.Place.BEFORE ? selection.before() : selection.after();
  }

  private static RuleSelection with(RuleSelection selection, Path ruleFile, Path tried) {
    return new RuleSelection(
        selection.crs(),
        selection.plugins(),
        with(selection.before(), ruleFile, tried),
        with(selection.after(), ruleFile, tried));
  }

  private static List<String> with(List<String> files, Path ruleFile, Path tried) {
    return files.stream()
        .map(each -> each.equals(ruleFile.toString()) ? tried.toString() : each)
        .toList();
  }

  /** Whether no other site differs, or names the file. */
  private static boolean onlyFiles(
      Configuration was, Configuration becomes, String site, String key, Path ruleFile) {
    for (SiteConfiguration before : was.sites().values()) {
      SiteConfiguration after = becomes.sites().get(before.name());
      if (after == null) {
        return false;
      }
      List<String> changed =
          SiteDifference.between(before, after).stream().map(SiteDifference::key).toList();
      boolean same = changed.isEmpty();
      boolean named =
          Stream.of(ExclusionText.Place.values())
              .anyMatch(place -> listed(after, place).contains(ruleFile.toString()));
      if (before.name().equals(site)
          ? !same && !changed.equals(List.of("rules." + key))
          : !same || named) {
        return false;
      }
    }
    return was.sites().size() == becomes.sites().size();
  }

  /**
   * Writes the rules, then the configuration; a gateway takes both over when it sees that the
   * configuration is a newer one.
   *
   * @throws IOException where they cannot be written, or were changed meanwhile
   */
  public void write() throws IOException, ConfigurationException {
    String there = Files.exists(ruleFile) ? rules(ruleFile) : "";
    if (!there.equals(rulesBefore)) {
      throw new IOException(ruleFile + ": was changed meanwhile; nothing was written");
    }
    boolean fresh = !Files.exists(ruleFile);
    ConfigurationChange.replace(
        ruleFile, rulesAfter, fresh ? PERMISSIONS : Files.getPosixFilePermissions(ruleFile));
    if (configuration.after().equals(configuration.before())) {
      Files.setLastModifiedTime(configuration.file(), FileTime.from(Instant.now()));
    } else {
      configuration.write();
    }
  }
}
