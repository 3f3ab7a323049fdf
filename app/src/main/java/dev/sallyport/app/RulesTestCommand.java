package dev.sallyport.app;

import dev.sallyport.app.ftw.FtwRun;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "test",
    description = {
      "Send a Core Rule Set's own tests over HTTP through a gateway on this machine.",
      "Exits with 0 where all pass, 1 where one fails, 2 where they could not be run."
    },
    mixinStandardHelpOptions = true)
final class RulesTestCommand implements Callable<Integer> {
  @Option(
      names = "--crs",
      paramLabel = "FOLDER",
      required = true,
      description = "The release: rules, and the tests where no FILE is named.")
  private Path crs = Path.of("");

  @Parameters(
      paramLabel = "FILE",
      arity = "0..*",
      description = "Test files of go-ftw, or folders of them; the release's own where left out.")
  private List<Path> files = List.of();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    boolean terminal = spec.commandLine().getColorScheme().ansi() == Ansi.ON;
    FtwRun.Tally tally = FtwRun.all(crs, files, new FtwProgress(out, terminal));
    out.printf(
        "%d passed, %d failed, %d skipped%n", tally.passed(), tally.failed(), tally.skipped());
    return tally.failed() == 0 ? ExitCode.WELL : ExitCode.FOUND;
  }
}
