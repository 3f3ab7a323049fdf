package dev.sallyport.app;

import dev.sallyport.gateway.config.CheckedConfiguration;
import dev.sallyport.gateway.config.ConfigurationException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "check",
    description =
        "Read the configuration and the files that it names; tell each problem with its place.",
    mixinStandardHelpOptions = true)
final class ConfigCheckCommand implements Callable<Integer> {
  @Mixin private ConfigurationOption option;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws ConfigurationException {
    CheckedConfiguration checked = option.read();
    PrintWriter err = spec.commandLine().getErr();
    checked.warnings().forEach(warning -> err.println(ErrorLine.warning(warning)));
    String sites = String.join(", ", checked.configuration().sites().keySet());
    spec.commandLine().getOut().println(option.file() + ": usable; sites: " + sites);
    return ExitCode.WELL;
  }
}
