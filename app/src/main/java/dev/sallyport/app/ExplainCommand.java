package dev.sallyport.app;

import dev.sallyport.diagnosis.catalogue.Catalogue;
import dev.sallyport.diagnosis.cause.Cause;
import dev.sallyport.diagnosis.report.CauseText;
import dev.sallyport.diagnosis.report.Colour;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "explain",
    description =
        "Print all that is known of a cause: what it means, how it is told from its neighbours,"
            + " what to do, and what others call it.",
    mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "CAUSE",
      description = "Its name, for instance origin.renegotiation.unanswered, or how that begins.")
  private String name;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    List<Cause> causes = Catalogue.find(name).map(List::of).orElseGet(() -> beginningWith(name));
    if (causes.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(),
          "no cause begins with "
              + name
              + "; wanted side.phase.event such as origin.connect.refused");
    }
    PrintWriter out = spec.commandLine().getOut();
    Ansi ansi = spec.commandLine().getColorScheme().ansi();
    Colour colour = ansi.enabled() ? Colour.ANSI : Colour.NONE;
    String between = "";
    for (Cause cause : causes) {
      out.print(between + CauseText.of(cause, colour));
      between = "\n";
    }
    return ExitCode.WELL;
  }

  private static List<Cause> beginningWith(String name) {
    return Catalogue.all().stream().filter(cause -> cause.id().startsWith(name)).toList();
  }
}
