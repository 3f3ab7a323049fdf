package dev.sallyport.capture.analysis;

import dev.sallyport.diagnosis.cause.Finding;
import dev.sallyport.diagnosis.report.Report;
import dev.sallyport.diagnosis.report.Report.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Keeps what a report is made of: connections with findings and without, up to {@link #MOST} of
 * each; the rest is counted. Not thread-safe.
 */
public final class CaptureReport implements Consumer<AnalysedFlow> {
  public static final int MOST = 500;

  private final Predicate<AnalysedFlow> wanted;
  private final List<AnalysedFlow> failed = new ArrayList<>();
  private final List<AnalysedFlow> well = new ArrayList<>();
  private Verdict worst = Verdict.OK;
  private int flows;
  private long requests;
  private long responses;

  /**
   * @param wanted which connections to show; all of them count
   */
  public CaptureReport(Predicate<AnalysedFlow> wanted) {
    this.wanted = wanted;
  }

  @Override
  public void accept(AnalysedFlow flow) {
    requests += flow.requests();
    responses += flow.responses();
    if (!wanted.test(flow)) {
      return;
    }
    flows++;
    worst = flow.verdict().compareTo(worst) > 0 ? flow.verdict() : worst;
    List<AnalysedFlow> kept = flow.findings().isEmpty() ? well : failed;
    if (kept.size() < MOST) {
      kept.add(flow);
    }
  }

  /** Those kept, in the order of their first packets. */
  public List<AnalysedFlow> flows() {
    List<AnalysedFlow> all = new ArrayList<>(failed);
    all.addAll(well);
    all.sort(Comparator.comparingInt(AnalysedFlow::number));
    return all;
  }

  /** Connections that were wanted and not kept. */
  public int notKept() {
    return flows - failed.size() - well.size();
  }

  public long requests() {
    return requests;
  }

  public long responses() {
    return responses;
  }

  /** Of one cause at one place the first finding. */
  public Report report() {
    List<Finding> findings = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (AnalysedFlow flow : flows()) {
      flow.findings().stream()
          .filter(one -> seen.add(one.cause().id() + " " + one.subject()))
          .forEach(findings::add);
    }
    return new Report(worst, findings, flows().stream().map(AnalysedFlow::trail).toList());
  }
}
