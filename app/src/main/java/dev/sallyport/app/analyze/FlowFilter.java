package dev.sallyport.app.analyze;

import dev.sallyport.capture.analysis.AnalysedFlow;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which connections to show. */
final class FlowFilter {
  @Option(names = "--flow", paramLabel = "N", description = "Only connection N, as a whole.")
  private @Nullable Integer number;

  @Option(
      names = "--cause",
      paramLabel = "CAUSE",
      description = "Only connections with this cause, or its beginning, for instance origin.tls.")
  private @Nullable String cause;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "Only connections whose server name or address contains it.")
  private @Nullable String name;

  /** That nothing was chosen, where there are so many. */
  String none(int connections) {
    StringBuilder wanted = new StringBuilder();
    wanted.append(number == null ? "" : " --flow " + number);
    wanted.append(cause == null ? "" : " --cause " + cause);
    wanted.append(name == null ? "" : " --name " + name);
    return "no connection is shown: wanted" + wanted + ", got " + connections + " others";
  }

  /** Whether one connection was asked for. */
  boolean one() {
    return number != null;
  }

  Predicate<AnalysedFlow> predicate() {
    Integer wanted = number;
    String wantedCause = cause;
    String wantedName = name == null ? null : name.toLowerCase(Locale.ROOT);
    return flow ->
        (wanted == null || wanted == flow.number())
            && (wantedCause == null || hasCause(flow, wantedCause))
            && (wantedName == null || hasName(flow, wantedName));
  }

  private static boolean hasCause(AnalysedFlow flow, String begin) {
    return flow.findings().stream().anyMatch(found -> found.cause().id().startsWith(begin));
  }

  private static boolean hasName(AnalysedFlow flow, String part) {
    String names = flow.serverName() + " " + flow.trail().client() + " " + flow.trail().origin();
    return names.toLowerCase(Locale.ROOT).contains(part);
  }
}
