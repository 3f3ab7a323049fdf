package dev.sallyport.app;

import dev.sallyport.app.analyze.AnalyzeCommand;
import dev.sallyport.app.doctor.DoctorCommand;
import dev.sallyport.app.lab.LabCommand;
import java.io.IOException;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.ParameterException;

/**
 * The program: one command line in, one exit code out.
 *
 * <p>0 all is well, 1 the command found something, 2 it could not be carried out. An error is one
 * line; {@code SALLYPORT_DEBUG=1} adds where it came from.
 */
@Command(
    name = "sallyport",
    description =
        "An HTTPS gateway with a web application firewall that says why a request failed.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = {
      RunCommand.class,
      LabCommand.class,
      DoctorCommand.class,
      AnalyzeCommand.class,
      ConfigCommand.class,
      RulesCommand.class,
      ExplainCommand.class
    })
final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    StandardOutput output = StandardOutput.ofProcess();
    Terminal terminal = Terminal.ofProcess(output);
    int exitCode = execute(terminal, System.getenv(), arguments);
    System.exit(written(output, terminal) ? exitCode : ExitCode.NOT_CARRIED_OUT);
  }

  static int execute(Terminal terminal, Map<String, String> environment, String... arguments) {
    ErrorLine errorLine =
        new ErrorLine(terminal.err(), "1".equals(environment.get("SALLYPORT_DEBUG")));
    int exitCode =
        new CommandLine(new Main())
            .setExpandAtFiles(false) // in -d @FILE it is the body that is meant
            .setOut(terminal.out())
            .setErr(terminal.err())
            .setColorScheme(Help.defaultColorScheme(terminal.ansi()))
            .setParameterExceptionHandler((wrong, given) -> refuse(wrong, errorLine))
            .setExecutionExceptionHandler((thrown, line, parsed) -> fail(thrown, errorLine))
            .execute(arguments);
    terminal.flush();
    return exitCode;
  }

  /** What was found and could not be told was not carried out. */
  static boolean written(StandardOutput output, Terminal terminal) {
    IOException failure = output.failure();
    if (failure != null) {
      new ErrorLine(terminal.err(), false).print(failure, "");
    }
    return failure == null;
  }

  private static int refuse(ParameterException wrong, ErrorLine errorLine) {
    errorLine.print(
        wrong, "; see " + wrong.getCommandLine().getCommandSpec().qualifiedName() + " --help");
    return ExitCode.NOT_CARRIED_OUT;
  }

  private static int fail(Throwable thrown, ErrorLine errorLine) {
    errorLine.print(thrown, "");
    return ExitCode.NOT_CARRIED_OUT;
  }
}
