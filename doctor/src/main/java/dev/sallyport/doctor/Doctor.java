package dev.sallyport.doctor;

import dev.sallyport.diagnosis.cause.Finding;
import dev.sallyport.diagnosis.detect.Diagnosis;
import dev.sallyport.diagnosis.report.Report;
import dev.sallyport.diagnosis.report.Report.Verdict;
import dev.sallyport.diagnosis.report.Row;
import dev.sallyport.diagnosis.trail.Trail;
import dev.sallyport.doctor.connection.TlsSettings;
import dev.sallyport.doctor.exchange.Patience;
import dev.sallyport.doctor.exchange.Probe;
import dev.sallyport.doctor.exchange.Request;
import dev.sallyport.doctor.survey.Progress;
import dev.sallyport.doctor.survey.Scope;
import dev.sallyport.doctor.survey.Survey;
import dev.sallyport.doctor.survey.Surveyed;
import dev.sallyport.doctor.survey.Way;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Asks direct and through a gateway, one connection at a time, and says where the ways part. */
public final class Doctor {
  private final TlsSettings tls;
  private final Patience patience;

  public Doctor(TlsSettings tls, Patience patience) {
    this.tls = tls;
    this.patience = patience;
  }

  /**
   * Asks both ways; at least one is given.
   *
   * @param again whether to ask once more over each connection that stays open
   */
  public Report examine(
      Request request,
      @Nullable InetSocketAddress direct,
      @Nullable InetSocketAddress via,
      boolean again)
      throws GeneralSecurityException {
    List<Way> ways = new ArrayList<>();
    if (direct != null) {
      ways.add(new Way(Way.Kind.DIRECT, direct));
    }
    if (via != null) {
      ways.add(new Way(Way.Kind.VIA, via));
    }
    return examine(request, ways, again, new Survey(List.of(), Scope.QUICK, Progress.NONE));
  }

  /**
   * Asks each way, direct before via, and then the survey's questions.
   *
   * @param again whether to ask once more over each connection that stays open
   */
  public Report examine(Request request, List<Way> ways, boolean again, Survey survey)
      throws GeneralSecurityException {
    Map<Way.Kind, List<Trail>> asked = new EnumMap<>(Way.Kind.class);
    for (Way way : ways) {
      asked.put(
          way.kind(),
          new Probe(way.kind().word(), way.address(), tls, patience).ask(request, again));
    }
    List<Trail> direct = asked.getOrDefault(Way.Kind.DIRECT, List.of());
    List<Trail> via = asked.getOrDefault(Way.Kind.VIA, List.of());
    Report each = Diagnosis.report(asked.values().stream().flatMap(List::stream).toList());
    Report compared =
        direct.isEmpty() || via.isEmpty()
            ? each
            : Difference.of(direct.getFirst(), via.getFirst())
                .map(finding -> explained(finding, each))
                .orElse(each);
    List<Row> rows = RequestRows.of(request, direct, via);
    return joined(compared, survey.ask(ways), rows);
  }

  /** The gateway's own error is a symptom of the difference. */
  private static Report explained(Finding difference, Report each) {
    List<Finding> findings = new ArrayList<>(List.of(difference));
    each.findings().stream()
        .filter(f ->
            !(f.subject().equals(difference.subject()) && f.cause().phase().equals("response")))
        .forEach(findings::add);
    return new Report(Verdict.FAILED, findings, each.trails());
  }

  /** What the request met comes first; what the survey found beside it makes no request fail. */
  private static Report joined(Report requests, Surveyed survey, List<Row> rows) {
    List<Finding> findings = new ArrayList<>(requests.findings());
    survey.findings().stream()
        .filter(found -> findings.stream().noneMatch(known -> same(known, found)))
        .forEach(findings::add);
    List<Trail> trails = new ArrayList<>(requests.trails());
    trails.addAll(survey.trails());
    List<Row> table = new ArrayList<>(survey.table());
    table.addAll(rows);
    Verdict verdict =
        requests.verdict() == Verdict.OK && !findings.isEmpty()
            ? Verdict.DEGRADED
            : requests.verdict();
    return new Report(verdict, findings, trails, table);
  }

  private static boolean same(Finding known, Finding found) {
    return known.cause().id().equals(found.cause().id()) && known.subject().equals(found.subject());
  }
}
