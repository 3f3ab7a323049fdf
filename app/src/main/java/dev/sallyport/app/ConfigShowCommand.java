package dev.sallyport.app;

import dev.sallyport.gateway.config.ConfigurationException;
import dev.sallyport.gateway.config.ShownConfiguration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "show",
    description = "Print the configuration in force, every default filled in, without secrets.",
    mixinStandardHelpOptions = true)
final class ConfigShowCommand implements Callable<Integer> {
  @Mixin private ConfigurationOption option;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws ConfigurationException {
    String yaml = ShownConfiguration.yaml(option.read().configuration());
    spec.commandLine().getOut().print(yaml);
    return ExitCode.WELL;
  }
}
