package dev.sallyport.app.analyze;

import dev.sallyport.capture.analysis.AnalysedFlow;
import dev.sallyport.capture.analysis.CaptureAnalysis;
import dev.sallyport.capture.analysis.CaptureReport;
import dev.sallyport.capture.compare.Comparison;
import dev.sallyport.capture.file.CaptureFile;
import dev.sallyport.capture.file.DecryptedCapture;
import dev.sallyport.diagnosis.report.Colour;
import dev.sallyport.diagnosis.report.Report;
import dev.sallyport.diagnosis.report.ReportHtml;
import dev.sallyport.diagnosis.report.ReportJson;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sallyport analyze}: a packet capture, with keys or without, to a diagnosis. */
@Command(
    name = "analyze",
    description = {
      "Read packet captures and name what went wrong.",
      "Reads pcap and pcapng, also in gzip. Without any key the cause is told from record types,"
          + " sizes and times; with keys from what was said."
    },
    footer = {
      "",
      "Several files are read as one capture, packets counted on; with --compare each by itself.",
      "Exit code: 0 nothing was found, 1 something was, 2 it could not be read, or not all of it",
      "and nothing was found in what could."
    },
    mixinStandardHelpOptions = true)
public final class AnalyzeCommand implements Callable<Integer> {
  private enum Format {
    text,
    json,
    html
  }

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "Captures; - is standard input.")
  private List<String> files;

  @Mixin private KeyOptions keys;

  @Mixin private FlowFilter filter;

  @Option(names = "--format", description = "${COMPLETION-CANDIDATES}; text if not given.")
  private Format format = Format.text;

  @Option(names = "--list", description = "One line a connection.")
  private boolean list;

  @Option(
      names = "--compare",
      description =
          "Pair the connections of two captures, or two legs in one; show where they part.")
  private boolean compare;

  @Option(
      names = "--write-decrypted",
      paramLabel = "FILE",
      description = "Write the packets as pcapng with the secrets that open them inside.")
  private @Nullable Path decrypted;

  @Option(
      names = "--bodies",
      paramLabel = "FOLDER",
      description =
          "Write requests and responses of the connections shown, heads and bodies, as files.")
  private @Nullable Path bodies;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (compare && files.size() == 2 && files.get(0).equals(files.get(1))) {
      throw new ParameterException(
          spec.commandLine(),
          "--compare: wanted two captures, got %s twice".formatted(files.get(0)));
    }
    try (Inputs inputs =
        Inputs.open(files, System.in, name -> note(name + ": given twice, read once"))) {
      return compare ? compare(inputs.files()) : analyze(inputs);
    }
  }

  private int analyze(Inputs inputs) throws IOException {
    Path target = decrypted;
    if (target != null) {
      inputs.mayWrite(target);
    }
    CaptureReport report = new CaptureReport(filter.predicate());
    ContentFiles contents = bodies == null ? null : ContentFiles.in(bodies, filter.predicate());
    CaptureAnalysis analysis = analysis(report, contents);
    CaptureAnalysis.Summary summary = read(analysis, inputs.files());
    if (contents != null) {
      note(contents.told());
    }
    if (target != null) {
      DecryptedCapture.write(target, inputs.files(), analysis.usedSecrets());
    }
    if (report.flows().isEmpty() && summary.flows() > 0) {
      note(filter.none(summary.flows()));
    }
    PrintWriter out = spec.commandLine().getOut();
    switch (format) {
      case json -> out.println(ReportJson.text(report.report()));
      case html -> out.println(ReportHtml.page(title(), report.report()));
      case text -> new AnalyzeText(out, colour()).print(summary, report, list, filter.one());
    }
    out.flush();
    return exitCode(List.of(report), summary.whole());
  }

  private CaptureAnalysis analysis(CaptureReport report, @Nullable ContentFiles contents)
      throws IOException {
    if (contents == null) {
      return new CaptureAnalysis(keys.read(this::note), report);
    }
    Consumer<AnalysedFlow> files = contents::take;
    return new CaptureAnalysis(keys.read(this::note), files.andThen(report)).keepingContents();
  }

  private int compare(List<CaptureFile> captures) throws IOException {
    if (captures.size() > 2) {
      throw new ParameterException(
          spec.commandLine(), "--compare: wanted one or two captures, got " + captures.size());
    }
    List<CaptureReport> reports = new ArrayList<>();
    boolean whole = true;
    for (CaptureFile file : captures) {
      CaptureReport report = new CaptureReport(filter.predicate());
      CaptureAnalysis analysis = new CaptureAnalysis(keys.read(this::note), report);
      whole &= read(analysis, List.of(file)).whole();
      reports.add(report);
    }
    List<Comparison> pairs =
        reports.size() == 2
            ? Comparison.ofCaptures(reports.get(0).flows(), reports.get(1).flows())
            : Comparison.ofLegs(reports.getFirst().flows());
    PrintWriter out = spec.commandLine().getOut();
    switch (format) {
      case json -> out.println(CompareJson.text(pairs));
      case html -> out.println(ReportHtml.page(title(), CompareText.lead(pairs), merged(reports)));
      case text -> new CompareText(out, colour()).print(pairs);
    }
    out.flush();
    return exitCode(reports, whole);
  }

  /** A file of which a part could not be read is not taken for one without a fault. */
  private static int exitCode(List<CaptureReport> reports, boolean whole) {
    boolean found = reports.stream().anyMatch(report -> !report.report().findings().isEmpty());
    return found ? 1 : whole ? 0 : 2;
  }

  private CaptureAnalysis.Summary read(CaptureAnalysis analysis, List<CaptureFile> captures)
      throws IOException {
    PrintWriter err = spec.commandLine().getErr();
    CaptureAnalysis.Summary summary;
    try (Progress progress = new Progress(err, captures, colour() == Colour.ANSI)) {
      summary = analysis.read(captures, progress::read);
    }
    summary.notes().forEach(this::note);
    return summary;
  }

  private void note(String text) {
    PrintWriter err = spec.commandLine().getErr();
    err.println("sallyport: " + text);
    err.flush();
  }

  private static Report merged(List<CaptureReport> reports) {
    List<Report> all = reports.stream().map(CaptureReport::report).toList();
    return new Report(
        all.stream().map(Report::verdict).max(Enum::compareTo).orElse(Report.Verdict.OK),
        all.stream().flatMap(report -> report.findings().stream()).toList(),
        all.stream().flatMap(report -> report.trails().stream()).toList());
  }

  private String title() {
    return "Sallyport: " + String.join(", ", files);
  }

  private Colour colour() {
    return spec.commandLine().getColorScheme().ansi() == Ansi.ON ? Colour.ANSI : Colour.NONE;
  }
}
