package dev.sallyport.app.doctor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import dev.sallyport.diagnosis.report.Colour;
import dev.sallyport.diagnosis.report.Report;
import dev.sallyport.diagnosis.report.ReportHtml;
import dev.sallyport.diagnosis.report.ReportJson;
import dev.sallyport.doctor.Doctor;
import dev.sallyport.doctor.Topics;
import dev.sallyport.doctor.connection.TlsSettings;
import dev.sallyport.doctor.exchange.Patience;
import dev.sallyport.doctor.exchange.Request;
import dev.sallyport.doctor.survey.Scope;
import dev.sallyport.doctor.survey.Survey;
import dev.sallyport.doctor.survey.Way;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sallyport doctor}: the same request direct and through a gateway, and why they differ. */
@Command(
    name = "doctor",
    description = {
      "Ask a site direct and through a gateway, and name what goes wrong.",
      "One connection at a time; a request that must not be repeated is sent one way only."
    },
    footer = {"", "Exit code: 0 nothing was found, 1 something was, 2 it could not be tried."},
    mixinStandardHelpOptions = true)
public final class DoctorCommand implements Callable<Integer> {
  @Parameters(paramLabel = "URL", description = "https only.")
  private URI url;

  @Option(names = "--via", paramLabel = "HOST:PORT", description = "The gateway to go through.")
  private @Nullable String via;

  @Option(
      names = "--origin",
      paramLabel = "HOST:PORT",
      description = "The origin itself; without it and --via, what the URL's name leads to.")
  private @Nullable String origin;

  @Option(
      names = "--patience",
      paramLabel = "SECONDS",
      description = "How long to wait for each answer; ${DEFAULT-VALUE} if not given.")
  private int patienceSeconds = 10;

  @ArgGroup private @Nullable Extent extent;

  @Option(names = "--json", description = "The report as JSON.")
  private boolean json;

  @Option(names = "--html", paramLabel = "FILE", description = "Write the report as a page, too.")
  private @Nullable Path html;

  @Mixin private CurlOptions curl;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, GeneralSecurityException {
    String host = url.getHost();
    if (!"https".equals(url.getScheme()) || host == null || url.getRawUserInfo() != null) {
      throw refused("wanted https://HOST[:PORT][/PATH], got " + url);
    }
    Request request = curl.request(target(), url.getRawAuthority());
    if (patienceSeconds < 1 || patienceSeconds > 600) {
      throw refused("--patience: wanted 1 to 600 seconds, got " + patienceSeconds);
    }
    if (!request.idempotent() && via != null && origin != null) {
      throw refused(
          request.method() + " must not be sent twice; wanted --origin or --via, got both");
    }
    int port = url.getPort() < 0 ? 443 : url.getPort();
    InetSocketAddress through = via == null ? null : Address.resolved(via);
    InetSocketAddress direct =
        origin != null
            ? Address.resolved(origin)
            : through == null ? Address.resolved(host, port) : null;
    List<Way> ways = new ArrayList<>();
    if (direct != null) {
      ways.add(new Way(Way.Kind.DIRECT, direct));
    }
    if (through != null) {
      ways.add(new Way(Way.Kind.VIA, through));
    }
    TlsSettings tls =
        new TlsSettings(host, List.of("TLSv1.3", "TLSv1.2"), curl.anchors(), curl.verifies());
    Duration wait = Duration.ofSeconds(patienceSeconds);
    Patience patience = new Patience(wait, wait, wait);
    Scope scope = extent == null ? Scope.NORMAL : extent.scope();
    boolean again = scope.covers(Scope.NORMAL) && request.idempotent();
    try (ProgressLine progress = progress()) {
      Survey survey = new Survey(Topics.of(tls, patience, request), scope, progress);
      announce(request, ways, again, survey);
      Report report = new Doctor(tls, patience).examine(request, ways, again, survey);
      progress.close();
      tell(report);
      return report.findings().isEmpty() ? 0 : 1;
    }
  }

  private String target() {
    String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    return url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
  }

  /** Says before it starts what will be sent. */
  private void announce(Request request, List<Way> ways, boolean again, Survey survey) {
    PrintWriter err = spec.commandLine().getErr();
    err.printf(
        "sallyport: sends %s %s %s to %s, %d bytes of body each time%n",
        request.method(),
        url,
        again ? "at most twice" : "once",
        ways.stream().map(way -> Address.text(way.address())).collect(joining(", then ")),
        request.body().length);
    survey.announced(ways).forEach(line -> err.println("sallyport: then asks about " + line));
    err.flush();
  }

  private ProgressLine progress() {
    boolean watched = spec.commandLine().getColorScheme().ansi() == Ansi.ON;
    return new ProgressLine(spec.commandLine().getErr(), watched);
  }

  private void tell(Report report) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(ReportJson.text(report));
    } else {
      boolean colours = spec.commandLine().getColorScheme().ansi() == Ansi.ON;
      out.print(DoctorText.of(report, colours ? Colour.ANSI : Colour.NONE));
    }
    out.flush();
    Path page = html;
    if (page != null) {
      Files.writeString(page, ReportHtml.page("Sallyport: " + url, report), UTF_8);
    }
  }

  private ParameterException refused(String why) {
    return new ParameterException(spec.commandLine(), why);
  }
}
