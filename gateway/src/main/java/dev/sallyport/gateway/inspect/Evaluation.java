package dev.sallyport.gateway.inspect;

import dev.sallyport.gateway.record.Inspected;
import dev.sallyport.rules.audit.AuditDecision;
import dev.sallyport.rules.audit.AuditEntry;
import dev.sallyport.rules.audit.AuditIndex;
import dev.sallyport.rules.audit.ErrorLogLine;
import dev.sallyport.rules.bytes.Slice;
import dev.sallyport.rules.eval.Exhausted;
import dev.sallyport.rules.eval.Interruption;
import dev.sallyport.rules.eval.RuleHit;
import dev.sallyport.rules.eval.SiteRules;
import dev.sallyport.rules.eval.Transaction;
import dev.sallyport.rules.eval.Verdict;
import dev.sallyport.rules.exchange.CollectionStore;
import dev.sallyport.rules.exchange.Exchange;
import dev.sallyport.rules.exchange.Opening;
import dev.sallyport.rules.plan.Settings;
import dev.sallyport.rules.plan.Settings.AuditSettings;
import dev.sallyport.wire.http1.RequestHead;
import dev.sallyport.wire.http1.ResponseHead;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The rules' transaction, fed with heads and buffers as the gateway has them. Used by one thread at
 * a time.
 */
final class Evaluation {
  private static final int MAX_MESSAGE_CHARACTERS = 200;

  /** Of a plan: they load classes and build the plan's automata. */
  private static final int SLOW_AT_FIRST = 8;

  /** What the Core Rule Set adds for a match of each severity. */
  private static final Set<String> SET_UP =
      Set.of(
          "critical_anomaly_score",
          "error_anomaly_score",
          "warning_anomaly_score",
          "notice_anomaly_score");

  private final Settings settings;
  private final Transaction rules;
  private final AtomicInteger begun;

  /** {@code begun}: how many evaluations of the same plan have. */
  Evaluation(SiteRules site, Opening opening, CollectionStore collections, AtomicInteger begun) {
    this.begun = begun;
    settings = site.plan().settings();
    rules = new Transaction(site, opening, collections);
  }

  /** Counts an evaluation; whether it is one of the first, which take long whatever they read. */
  boolean beginsSlowly() {
    return begun.get() < SLOW_AT_FIRST && begun.getAndIncrement() < SLOW_AT_FIRST;
  }

  /**
   * Phase 1; and phase 2 where no body is to be seen.
   *
   * @param bodyBytes announced: 0 for none, -1 where it is not told
   */
  @Nullable Interruption requestHead(RequestHead head, long bodyBytes) {
    Interruption by = rules.requestHead(RuleHeads.request(head), Instant.now());
    if (by == null && bodyBytes > 0) {
      by = rules.requestBodyAnnounced(bodyBytes);
    }
    boolean complete = bodyBytes == 0 || !rules.wantsRequestBody();
    return by == null && complete ? rules.requestEnd(Instant.now()) : by;
  }

  boolean wantsRequestBody() {
    return rules.wantsRequestBody();
  }

  long requestBodyLimitBytes() {
    return rules.requestBodyLimitBytes();
  }

  /** Phase 2, with what there is of the body. */
  @Nullable Interruption requestBody(List<ByteBuf> pieces) {
    Interruption by = null;
    for (int i = 0; i < pieces.size() && by == null; i++) {
      by = rules.requestBody(slice(pieces.get(i)));
    }
    return by == null ? rules.requestEnd(Instant.now()) : by;
  }

  /** Phase 3; and phase 4 where no body is to be seen. */
  @Nullable Interruption responseHead(ResponseHead head, boolean mayHold) {
    Interruption by = rules.responseHead(RuleHeads.response(head), Instant.now());
    boolean complete = !mayHold || !rules.wantsResponseBody();
    return by == null && complete ? rules.responseEnd(Instant.now()) : by;
  }

  boolean wantsResponseBody() {
    return rules.wantsResponseBody();
  }

  long responseBodyLimitBytes() {
    return rules.responseBodyLimitBytes();
  }

  /**
   * Phase 4, with what there is of the body.
   *
   * @param codings as in Content-Encoding
   */
  @Nullable Interruption responseBody(List<ByteBuf> pieces, String codings) {
    Interruption by = null;
    if (ContentCoding.none(codings)) {
      for (int i = 0; i < pieces.size() && by == null && !rules.responseBodyFull(); i++) {
        by = rules.responseBody(slice(pieces.get(i)));
      }
    } else {
      // One byte more than is looked at, so that the rules see that there is more
      int most = (int) Math.min(Integer.MAX_VALUE - 64, rules.responseBodyLimitBytes() + 1);
      by = rules.responseBody(Slice.of(ContentCoding.decoded(codings, pieces, most)));
    }
    return by == null ? rules.responseEnd(Instant.now()) : by;
  }

  private static Slice slice(ByteBuf piece) {
    return Slice.of(ByteBufUtil.getBytes(piece, piece.readerIndex(), piece.readableBytes(), false));
  }

  /** Rules that could not be evaluated so far, in order. */
  List<Exhausted> exhausted() {
    return rules.exhausted();
  }

  Verdict verdict() {
    return rules.verdict();
  }

  /** Phase 5. {@code status}: what the client got, 0 for nothing. */
  Inspected finish(int status) {
    Verdict verdict = rules.finish(Instant.now());
    return new Inspected(
        rules.mode(),
        outcome(verdict),
        verdict.hits().stream().map(Evaluation::matched).toList(),
        scores(verdict),
        verdict.exhausted(),
        ErrorLogLine.of(verdict, rules.exchange()),
        audit(verdict, status));
  }

  private Inspected.@Nullable Audit audit(Verdict verdict, int status) {
    AuditSettings wanted = settings.audit();
    Exchange exchange = rules.exchange();
    if (wanted.file().isEmpty() && wanted.separate() == null
        || !AuditDecision.takes(verdict, exchange, wanted, status)) {
      return null;
    }
    String entry = AuditEntry.of(exchange, verdict, settings, status);
    if (wanted.separate() == null) {
      return new Inspected.Audit(wanted.file(), entry, null);
    }
    String path = AuditIndex.path(exchange);
    return new Inspected.Audit(
        wanted.file(),
        AuditIndex.line(exchange, status, path, entry),
        new Inspected.AuditFile(wanted.separate(), path, entry));
  }

  private static Inspected.Outcome outcome(Verdict verdict) {
    Interruption by = verdict.interruption();
    if (by != null) {
      return new Inspected.Outcome.Denied(by.ruleId(), by.phase());
    }
    return verdict.hits().stream().anyMatch(RuleHit::disruptive)
        ? new Inspected.Outcome.Detected()
        : new Inspected.Outcome.Passed();
  }

  private static Inspected.Matched matched(RuleHit hit) {
    return new Inspected.Matched(
        hit.rule().id(),
        cut(hit.message()),
        hit.targets().stream().map(Evaluation::cut).toList(),
        hit.scores());
  }

  /** Without the set-up's own numbers; with its thresholds where a rule denies, or would. */
  private static Map<String, String> scores(Verdict verdict) {
    Map<String, String> scores = new HashMap<>(verdict.scores());
    boolean denies = verdict.hits().stream().anyMatch(RuleHit::disruptive);
    scores
        .keySet()
        .removeIf(name -> !denies && name.endsWith("_threshold") || SET_UP.contains(name));
    return scores;
  }

  private static String cut(String message) {
    return message.substring(0, Math.min(message.length(), MAX_MESSAGE_CHARACTERS));
  }
}
