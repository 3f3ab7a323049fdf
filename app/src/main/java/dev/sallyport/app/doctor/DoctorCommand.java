package dev.sallyport.app.doctor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import dev.sallyport.diagnosis.report.Colour;
import dev.sallyport.diagnosis.report.Report;
import dev.sallyport.diagnosis.report.ReportHtml;
import dev.sallyport.diagnosis.report.ReportJson;
import dev.sallyport.doctor.Doctor;
import dev.sallyport.doctor.Topics;
import dev.sallyport.doctor.connection.ClientIdentity;
import dev.sallyport.doctor.connection.TlsSettings;
import dev.sallyport.doctor.exchange.Patience;
import dev.sallyport.doctor.exchange.Request;
import dev.sallyport.doctor.reach.Lookup;
import dev.sallyport.doctor.survey.Scope;
import dev.sallyport.doctor.survey.Survey;
import dev.sallyport.doctor.survey.Topic;
import dev.sallyport.doctor.survey.Way;
import dev.sallyport.gateway.config.KeyAndChain;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    mixinStandardHelpOptions = true,
    preprocessor = PastedCurl.class)
public final class DoctorCommand implements Callable<Integer> {
  @Parameters(paramLabel = "URL", description = "https only.")
  private String url;

  @Option(names = "--via", paramLabel = "HOST:PORT", description = "The gateway to go through.")
  private @Nullable String via;

  @Option(
      names = "--origin",
      paramLabel = "HOST:PORT",
      description = "The origin itself; without it and --via, what the URL's name leads to.")
  private @Nullable String origin;

  @Option(
      names = "--wait",
      paramLabel = "SECONDS",
      description = "How long to wait for each answer; ${DEFAULT-VALUE} if not given.")
  private int waitSeconds = 10;

  @Option(
      names = "--patience",
      arity = "0..1",
      fallbackValue = "5",
      paramLabel = "SECONDS",
      description =
          "Leave a HelloRequest without an answer, on purpose, and see for so long what comes;"
              + " ${FALLBACK-VALUE} where no number is given.")
  private @Nullable Integer patienceSeconds;

  @ArgGroup private @Nullable Extent extent;

  @Option(names = "--json", description = "The report as JSON.")
  private boolean json;

  @Option(names = "--html", paramLabel = "FILE", description = "Write the report as a page, too.")
  private @Nullable Path html;

  @Option(
      names = "--resolve",
      paramLabel = "HOST:PORT:ADDRESS",
      description = "Ask this address instead of what the name leads to, as curl does.")
  private List<String> resolve = new ArrayList<>();

  @Option(
      names = "--curl",
      paramLabel = "LINE",
      description = "A curl command line, as browsers copy it; its words may also stand last.")
  void pasted(String line) {
    // Its words are in its place when options are read.
  }

  @Option(
      names = "--repeat-unsafe",
      description = "Send even a request that is not idempotent more than once.")
  private boolean repeatUnsafe;

  @Mixin private RequestOptions asked;
  @Mixin private TlsOptions secured;
  @Mixin private CaptureOption capture;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, GeneralSecurityException {
    Url site = site();
    Request request = asked.request(site);
    Patience patience = patience();
    if (!repeatable(request) && via != null && origin != null) {
      throw refused(
          request.method()
              + " must not be sent twice; wanted --origin, --via or --repeat-unsafe, got both"
              + " ways");
    }
    List<Way> ways = ways(site);
    TlsSettings tls = tls(site).keptOn(capture.tapes());
    Lookup lookup = Lookup.of(site.host(), site.port());
    List<Topic> topics = Topics.of(lookup, tls, patience, request, repeatable(request));
    Report report = asked(request, ways, new Doctor(tls, patience), topics);
    tell(report);
    capture.write(url, report);
    return report.findings().isEmpty() ? 0 : 1;
  }

  private Patience patience() {
    if (patienceSeconds != null && extent != null && extent.scope() == Scope.QUICK) {
      throw refused("--patience: wanted without --quick, which asks for no second handshake");
    }
    Duration wait = seconds("--wait", waitSeconds);
    return new Patience(wait, wait, wait)
        .silentFor(patienceSeconds == null ? null : seconds("--patience", patienceSeconds));
  }

  private Duration seconds(String option, int given) {
    if (given < 1 || given > 600) {
      throw refused(option + ": wanted 1 to 600 seconds, got " + given);
    }
    return Duration.ofSeconds(given);
  }

  private Report asked(Request request, List<Way> ways, Doctor doctor, List<Topic> topics)
      throws GeneralSecurityException {
    Scope scope = extent == null ? Scope.NORMAL : extent.scope();
    boolean again = scope.covers(Scope.NORMAL) && repeatable(request);
    try (ProgressLine progress = progress()) {
      Survey survey = new Survey(topics, scope, progress);
      announce(request, ways, again, survey);
      return doctor.examine(request, ways, again, survey);
    }
  }

  private Url site() {
    try {
      return Url.of(url);
    } catch (IllegalArgumentException e) {
      throw refused(String.valueOf(e.getMessage()));
    }
  }

  private boolean repeatable(Request request) {
    return request.idempotent() || repeatUnsafe;
  }

  private List<Way> ways(Url site) throws IOException {
    InetSocketAddress through = via == null ? null : Address.resolved(via);
    InetSocketAddress direct = direct(site);
    List<Way> ways = new ArrayList<>();
    if (direct != null) {
      ways.add(new Way(Way.Kind.DIRECT, direct));
    }
    if (through != null) {
      ways.add(new Way(Way.Kind.VIA, through));
    }
    return ways;
  }

  /** Null where only the way through the gateway is to be tried. */
  private @Nullable InetSocketAddress direct(Url site) throws IOException {
    if (origin != null) {
      return Address.resolved(origin);
    }
    Optional<String> resolved = Resolve.address(resolve, site.host(), site.port());
    if (resolved.isPresent()) {
      return Address.resolved(resolved.get(), site.port());
    }
    return via == null ? Address.resolved(site.host(), site.port()) : null;
  }

  private TlsSettings tls(Url site) throws IOException, GeneralSecurityException {
    KeyAndChain shown = secured.identity();
    return new TlsSettings(
            site.host(), List.of("TLSv1.3", "TLSv1.2"), secured.anchors(), secured.verifies())
        .showing(shown == null ? null : new ClientIdentity(shown.key(), shown.chain()));
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
