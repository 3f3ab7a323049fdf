package dev.sallyport.app;

import dev.sallyport.gateway.config.ConfigurationException;
import dev.sallyport.gateway.ruleset.RuleSet;
import dev.sallyport.rules.lang.BadRules;
import dev.sallyport.rules.lang.Problem;
import dev.sallyport.rules.lint.Lint;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "check",
    description = {
      "Load rules and tell what is wrong or doubtful, each with its place.",
      "Exits with 0 where nothing is, 1 where something is doubtful, 2 where the rules do not load."
    },
    mixinStandardHelpOptions = true)
final class RulesCheckCommand implements Callable<Integer> {
  @Mixin private RuleFilesOption option;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws ConfigurationException, BadRules, IOException {
    PrintWriter out = spec.commandLine().getOut();
    Set<Problem> told = new LinkedHashSet<>();
    for (RuleSet set : option.load()) {
      told.addAll(Lint.of(set.plan()));
      int rules = set.plan().rules().size();
      out.println(set.title() + ": usable; " + rules + " rules");
    }
    told.forEach(p -> out.println(p.at() + ": warning: " + p.text()));
    return told.isEmpty() ? ExitCode.WELL : ExitCode.FOUND;
  }
}
