package dev.sallyport.console.recent;

import dev.sallyport.diagnosis.cause.Finding;
import dev.sallyport.gateway.record.ExchangeRecord;
import dev.sallyport.gateway.record.Inspected;
import org.jspecify.annotations.Nullable;

/**
 * An exchange that is remembered.
 *
 * @param sequence grows by one from exchange to exchange
 */
public record Kept(long sequence, ExchangeRecord exchange) {
  private static final int BYTES_EACH = 1_500;
  private static final int BYTES_OF_EVENT = 200;
  private static final int BYTES_OF_EVIDENCE = 300;
  private static final int BYTES_OF_RULE = 1_000;

  /** Leaves the audit log's entry out, which may hold bodies. */
  static Kept of(long sequence, ExchangeRecord x) {
    Inspected rules = x.rules();
    return rules == null || rules.audit() == null
        ? new Kept(sequence, x)
        : new Kept(sequence, x.withRules(rules.withoutAudit()));
  }

  /** Whether somebody may ask for it later: it failed, or a rule matched. */
  public boolean notable() {
    Inspected rules = exchange.rules();
    return !exchange.findings().isEmpty()
        || exchange.status() >= 500
        || rules != null && !rules.matched().isEmpty();
  }

  /** The strongest cause; null where there is none. */
  public @Nullable String cause() {
    return exchange.findings().isEmpty() ? null : exchange.findings().getFirst().cause().id();
  }

  /** About what it takes in memory. */
  long bytes() {
    ExchangeRecord.Request r = exchange.request();
    String query = r.query();
    String agent = r.userAgent();
    long characters =
        2L * r.path().length()
            + r.host().length()
            + (query == null ? 0 : 2L * query.length())
            + (agent == null ? 0 : agent.length());
    long evidence = 0;
    for (Finding finding : exchange.findings()) {
      evidence += finding.evidence().size() + 1;
    }
    Inspected rules = exchange.rules();
    long matched = rules == null ? 0 : rules.matched().size() + rules.errorLog().size();
    return BYTES_EACH
        + 2 * characters
        + (long) BYTES_OF_EVENT * exchange.trail().events().size()
        + BYTES_OF_EVIDENCE * evidence
        + BYTES_OF_RULE * matched;
  }
}
