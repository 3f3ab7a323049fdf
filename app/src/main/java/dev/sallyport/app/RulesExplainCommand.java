package dev.sallyport.app;

import dev.sallyport.app.rules.ExplainedRequest;
import dev.sallyport.rules.eval.SiteRules;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "explain",
    description = {
      "Say why rules match a request: what they look at, each transformation, the scores.",
      "The request stands in a file as on the wire. With --rule also why that rule does not match."
    },
    mixinStandardHelpOptions = true)
final class RulesExplainCommand implements Callable<Integer> {
  @Mixin private RuleFilesOption option;

  @Option(
      names = "--request",
      paramLabel = "FILE",
      required = true,
      description = "The request: head, empty line, body.")
  private Path request = Path.of("");

  @Option(names = "--rule", paramLabel = "ID", description = "Only this rule, in full.")
  private long rule;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    for (Map.Entry<String, SiteRules> rules : option.inUse().entrySet()) {
      List<String> lines = ExplainedRequest.of(rules.getValue(), request, rule);
      out.println(rules.getKey());
      lines.forEach(out::println);
    }
    return ExitCode.WELL;
  }
}
