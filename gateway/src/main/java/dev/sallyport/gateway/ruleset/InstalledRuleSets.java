package dev.sallyport.gateway.ruleset;

import dev.sallyport.rules.lang.BadRules;
import dev.sallyport.rules.operator.Operators;
import dev.sallyport.rules.plan.Plan;
import dev.sallyport.rules.plan.PlanReader;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Rule sets from the files of this machine. What is loaded again with nothing changed is the same
 * object, as long as somebody uses it. Used by one thread.
 */
public final class InstalledRuleSets implements RuleSets {
  /** Stands for the text that includes the files, in messages. */
  public static final String NAME = "/sallyport.rules";

  private final RuleFolders folders;
  private final Map<RuleSelection, WeakReference<RuleSet>> loaded = new HashMap<>();

  public InstalledRuleSets(RuleFolders folders) {
    this.folders = folders;
  }

  @Override
  public Optional<RuleSet> load(RuleSelection selection) throws BadRules, IOException {
    CrsRelease release = release(selection.crs());
    if (release == null
        && selection.plugins() == null
        && selection.before().isEmpty()
        && selection.after().isEmpty()) {
      return Optional.empty();
    }
    RuleFiles files = new RuleFiles();
    Operators operators = Operators.with(List.of());
    Plan plan =
        new PlanReader(files, operators, ZoneId.systemDefault())
            .read(NAME, RuleSetText.of(selection, release, files));
    return Optional.of(unlessUnchanged(selection, new RuleSet(plan, release, files.fingerprint())));
  }

  private RuleSet unlessUnchanged(RuleSelection selection, RuleSet now) {
    WeakReference<RuleSet> before = loaded.get(selection);
    RuleSet known = before == null ? null : before.get();
    if (known != null && known.equals(now)) {
      return known;
    }
    loaded.put(selection, new WeakReference<>(now));
    return now;
  }

  private @Nullable CrsRelease release(CrsChoice choice) throws IOException {
    return switch (choice) {
      case CrsChoice.Auto() -> CrsRelease.installed(folders).orElse(null);
      case CrsChoice.Off() -> null;
      case CrsChoice.Folder(String path) -> CrsRelease.at(Path.of(path), folders);
    };
  }
}
