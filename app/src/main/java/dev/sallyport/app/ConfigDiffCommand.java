package dev.sallyport.app;

import dev.sallyport.gateway.config.Configuration;
import dev.sallyport.gateway.config.ConfigurationException;
import dev.sallyport.gateway.config.SiteConfiguration;
import dev.sallyport.gateway.config.SiteDifference;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "diff",
    description = "Tell in which keys two sites differ; exit code 1 where they do.",
    mixinStandardHelpOptions = true)
final class ConfigDiffCommand implements Callable<Integer> {
  @Mixin private ConfigurationOption option;
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "A", description = "A site's name.")
  private String left;

  @Parameters(index = "1", paramLabel = "B", description = "Another site's name.")
  private String right;

  @Override
  public Integer call() throws ConfigurationException {
    Configuration configuration = option.read().configuration();
    List<SiteDifference> differences =
        SiteDifference.between(site(configuration, left), site(configuration, right));
    PrintWriter out = spec.commandLine().getOut();
    for (SiteDifference difference : differences) {
      out.println(difference.key());
      out.println("  " + left + ": " + difference.left());
      out.println("  " + right + ": " + difference.right());
    }
    return differences.isEmpty() ? ExitCode.WELL : ExitCode.FOUND;
  }

  private SiteConfiguration site(Configuration configuration, String name) {
    SiteConfiguration site = configuration.sites().get(name);
    if (site == null) {
      throw new ParameterException(
          spec.commandLine(),
          "no site "
              + name
              + " in "
              + option.file()
              + "; it has "
              + String.join(", ", configuration.sites().keySet()));
    }
    return site;
  }
}
