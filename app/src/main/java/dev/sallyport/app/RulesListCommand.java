package dev.sallyport.app;

import dev.sallyport.app.rules.RuleTable;
import dev.sallyport.gateway.config.ConfigurationException;
import dev.sallyport.gateway.ruleset.RuleSet;
import dev.sallyport.rules.lang.BadRules;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "list",
    description = "List the rules in the order in which they run.",
    mixinStandardHelpOptions = true)
final class RulesListCommand implements Callable<Integer> {
  @Mixin private RuleFilesOption option;

  @Option(names = "--json", description = "As a JSON array.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws ConfigurationException, BadRules, IOException {
    List<RuleTable.Row> rows = new ArrayList<>();
    for (RuleSet set : option.load()) {
      rows.addAll(RuleTable.rows(set.plan()));
    }
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(RuleTable.json(rows));
    } else {
      rows.forEach(row -> out.println(row.line()));
    }
    return ExitCode.WELL;
  }
}
