package dev.sallyport.app;

import dev.sallyport.app.explain.ExchangeText;
import dev.sallyport.app.explain.LoggedExchange;
import dev.sallyport.console.ConsoleClient;
import dev.sallyport.diagnosis.catalogue.Catalogue;
import dev.sallyport.diagnosis.cause.Cause;
import dev.sallyport.diagnosis.report.CauseText;
import dev.sallyport.diagnosis.report.Colour;
import dev.sallyport.diagnosis.report.Report;
import dev.sallyport.diagnosis.report.ReportJson;
import dev.sallyport.gateway.config.ConfigurationException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "explain",
    description = {
      "Explain one exchange of the log, or a cause.",
      "An exchange: its request, phases, ladder, and findings with remedy. A cause: what it means,"
          + " how it is told from its neighbours, what to do, and what others call it."
    },
    mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "ID|CAUSE",
      description =
          "The id of an exchange, as the client's error page shows it; or a cause such as"
              + " origin.renegotiation.unanswered, or how such names begin.")
  private String name;

  @Option(
      names = "--log",
      paramLabel = "FILE",
      description = "The exchange log, or - for standard input; else log.to of the configuration.")
  private @Nullable String log;

  @Mixin private ConsoleOption console;

  @Option(names = "--json", description = "An exchange's report as JSON.")
  private boolean json;

  @Mixin private ConfigurationOption option;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, ConfigurationException {
    return name.indexOf('.') >= 0 ? cause() : exchange();
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  private Colour colour() {
    return spec.commandLine().getColorScheme().ansi().enabled() ? Colour.ANSI : Colour.NONE;
  }

  private ParameterException refused(String why) {
    return new ParameterException(spec.commandLine(), why);
  }

  private int exchange() throws IOException, ConfigurationException {
    LoggedExchange found =
        find().orElseThrow(() -> new IOException("no exchange " + name + " in " + place()));
    Report report = found.report();
    if (json) {
      out().println(ReportJson.text(report));
    } else {
      out().print(ExchangeText.of(found, report, colour()));
    }
    return report.findings().isEmpty() ? ExitCode.WELL : ExitCode.FOUND;
  }

  /** What the running gateway still holds. */
  private Optional<LoggedExchange> fromConsole(ConsoleClient running) throws IOException {
    try {
      Optional<String> line = running.exchange(name);
      return line.isEmpty()
          ? Optional.empty()
          : Optional.of(LoggedExchange.of(line.get(), running.root().toString()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(running.root() + ": interrupted", e);
    }
  }

  private Optional<LoggedExchange> find() throws IOException, ConfigurationException {
    Optional<ConsoleClient> running = console.client(option.file());
    if (running.isPresent()) {
      return fromConsole(running.get());
    }
    if ("-".equals(log)) {
      return LoggedExchange.find(System.in, "standard input", name);
    }
    String file = log != null ? log : option.read().configuration().log().file();
    if (file == null) {
      throw refused("the exchange log goes to standard output; wanted --log with a file of it");
    }
    return LoggedExchange.find(Path.of(file), name);
  }

  private String place() {
    return console.given() ? "the memory of the gateway" : "the log";
  }

  private int cause() {
    List<Cause> causes = Catalogue.find(name).map(List::of).orElseGet(() -> beginningWith(name));
    if (causes.isEmpty()) {
      throw refused(
          "no cause begins with "
              + name
              + "; wanted side.phase.event such as origin.connect.refused");
    }
    String between = "";
    for (Cause cause : causes) {
      out().print(between + CauseText.of(cause, colour()));
      between = "\n";
    }
    return ExitCode.WELL;
  }

  private static List<Cause> beginningWith(String name) {
    return Catalogue.all().stream().filter(cause -> cause.id().startsWith(name)).toList();
  }
}
