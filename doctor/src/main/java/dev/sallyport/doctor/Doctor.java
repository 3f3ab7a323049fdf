package dev.sallyport.doctor;

import dev.sallyport.diagnosis.cause.Finding;
import dev.sallyport.diagnosis.detect.Diagnosis;
import dev.sallyport.diagnosis.report.Report;
import dev.sallyport.diagnosis.report.Report.Verdict;
import dev.sallyport.diagnosis.trail.Trail;
import dev.sallyport.doctor.connection.TlsSettings;
import dev.sallyport.doctor.exchange.Patience;
import dev.sallyport.doctor.exchange.Probe;
import dev.sallyport.doctor.exchange.Request;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
   * Examines both ways; at least one is given.
   *
   * @param again whether to ask once more over each connection that stays open
   */
  public Report examine(
      Request request,
      @Nullable InetSocketAddress direct,
      @Nullable InetSocketAddress via,
      boolean again)
      throws GeneralSecurityException {
    List<Trail> straight = direct == null ? List.of() : ask("direct", direct, request, again);
    List<Trail> through = via == null ? List.of() : ask("via", via, request, again);
    List<Trail> all = new ArrayList<>(straight);
    all.addAll(through);
    Optional<Finding> difference =
        straight.isEmpty() || through.isEmpty()
            ? Optional.empty()
            : Difference.of(straight.getFirst(), through.getFirst());
    Report each = Diagnosis.report(all);
    return difference.map(finding -> explained(finding, each)).orElse(each);
  }

  private List<Trail> ask(String name, InetSocketAddress to, Request request, boolean again)
      throws GeneralSecurityException {
    return new Probe(name, to, tls, patience).ask(request, again && request.idempotent());
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
}
