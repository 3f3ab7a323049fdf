package dev.sallyport.rules.eval;

import dev.sallyport.rules.bytes.Slice;
import dev.sallyport.rules.eval.Interruption.Answer;
import dev.sallyport.rules.exchange.CollectionStore;
import dev.sallyport.rules.exchange.Controls;
import dev.sallyport.rules.exchange.EngineMode;
import dev.sallyport.rules.exchange.Exchange;
import dev.sallyport.rules.exchange.KnownValues;
import dev.sallyport.rules.exchange.Opening;
import dev.sallyport.rules.exchange.RequestHead;
import dev.sallyport.rules.exchange.ResponseHead;
import dev.sallyport.rules.exchange.Value;
import dev.sallyport.rules.plan.Rule;
import dev.sallyport.rules.plan.Settings;
import dev.sallyport.rules.plan.Settings.BodySettings;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One exchange on its way through the rules. Call in this order: {@link #requestHead}, {@link
 * #requestBody} for each piece, {@link #requestEnd}, {@link #responseHead}, {@link #responseBody},
 * {@link #responseEnd}, and in every case {@link #finish}. Each answers with the interruption to
 * act on, or null to go on. Used by one thread at a time.
 */
public final class Transaction {
  private static final int TOO_LARGE = 413;
  private static final int BAD_GATEWAY = 502;

  private final Settings settings;
  private final Exchange exchange;
  private final ExchangeState state;
  private @Nullable BodyIntake requestBody;
  private @Nullable BodyIntake responseBody;

  public Transaction(SiteRules site, Opening opening, CollectionStore store) {
    this(site, opening, store, Evaluation.SCREENED);
  }

  /** With a choice of how; for comparing. */
  public Transaction(
      SiteRules site, Opening opening, CollectionStore store, Evaluation evaluation) {
    settings = site.plan().settings();
    KnownValues known =
        evaluation == Evaluation.PLAIN ? KnownValues.NONE : site.plan().knownValues();
    exchange = new Exchange(opening, settings.exchange(), store, known);
    site.variables().forEach((key, value) -> exchange.tx().set(key, Slice.latin1(value)));
    state = new ExchangeState(site, exchange, evaluation);
  }

  /** Lets somebody hear of every step; to be said before phase 1. */
  public void trace(RuleTrace trace) {
    state.trace = trace;
  }

  /** Phase 1. */
  public @Nullable Interruption requestHead(RequestHead head, Instant now) {
    exchange.request(head);
    return run(1, now);
  }

  /** Whether {@link #requestBody} does anything with what it gets. */
  public boolean wantsRequestBody() {
    boolean access = settings.requestBody().access();
    return running() && Objects.requireNonNullElse(controls().requestBodyAccess, access);
  }

  /** Bytes of the request's body that are looked at. */
  public long requestBodyLimitBytes() {
    Long changed = controls().requestBodyLimitBytes;
    return changed == null ? settings.requestBody().limitBytes() : changed;
  }

  /** The request's body is said to have {@code bytes}: more than may come is refused at once. */
  public @Nullable Interruption requestBodyAnnounced(long bytes) {
    if (wantsRequestBody() && bytes > requestBodyLimitBytes()) {
      requestBodyBeyond();
    }
    return state.interruption;
  }

  /** A piece of the request's body; the bytes are copied. */
  public @Nullable Interruption requestBody(Slice piece) {
    if (!wantsRequestBody()) {
      return null;
    }
    BodyIntake intake = requestBody;
    if (intake == null) {
      intake = new BodyIntake(requestBodyLimitBytes());
      requestBody = intake;
    }
    intake.take(piece);
    if (intake.beyond()) {
      requestBodyBeyond();
    }
    return state.interruption;
  }

  private void requestBodyBeyond() {
    exchange.inboundDataError();
    reject(
        settings.requestBody(),
        TOO_LARGE,
        "the request's body is longer than SecRequestBodyLimit",
        2);
  }

  /** Phase 2. */
  public @Nullable Interruption requestEnd(Instant now) {
    BodyIntake intake = requestBody;
    Slice bytes = intake == null ? Slice.EMPTY : intake.bytes();
    if (running()) {
      exchange.body(RequestBody.read(exchange, bytes));
    }
    return run(2, now);
  }

  /** Phase 3. */
  public @Nullable Interruption responseHead(ResponseHead head, Instant now) {
    exchange.response(head);
    return run(3, now);
  }

  /**
   * Whether the response's body is looked at. Where not, nothing needs to be held up and {@link
   * #responseBody} need not be called.
   */
  public boolean wantsResponseBody() {
    boolean access = settings.responseBody().access();
    return running()
        && Objects.requireNonNullElse(controls().responseBodyAccess, access)
        && settings.responseMimeTypes().contains(exchange.response().contentType());
  }

  /** Bytes of the response's body that are looked at. */
  public long responseBodyLimitBytes() {
    Long changed = controls().responseBodyLimitBytes;
    return changed == null ? settings.responseBody().limitBytes() : changed;
  }

  /** A piece of the response's body, decompressed; the bytes are copied. */
  public @Nullable Interruption responseBody(Slice piece) {
    if (!wantsResponseBody()) {
      return null;
    }
    BodySettings body = settings.responseBody();
    BodyIntake intake = responseBody;
    if (intake == null) {
      intake = new BodyIntake(responseBodyLimitBytes());
      responseBody = intake;
    }
    intake.take(piece);
    if (intake.beyond()) {
      exchange.outboundDataError();
      reject(body, BAD_GATEWAY, "the response's body is longer than SecResponseBodyLimit", 4);
    }
    return state.interruption;
  }

  /** Whether the response's body passed its limit: the rest need not be held up. */
  public boolean responseBodyFull() {
    BodyIntake intake = responseBody;
    return intake != null && intake.beyond();
  }

  /** Phase 4. */
  public @Nullable Interruption responseEnd(Instant now) {
    BodyIntake intake = responseBody;
    if (intake != null) {
      exchange.responseBody(intake.bytes());
    }
    return run(4, now);
  }

  /** Phase 5, and the persistent collections are saved. */
  public Verdict finish(Instant now) {
    run(5, now);
    exchange.persistence().save(now);
    return verdict();
  }

  /** What is known so far. */
  public Verdict verdict() {
    Map<String, String> scores = new TreeMap<>();
    for (Value value : exchange.tx().all()) {
      String key = value.key().toLowerCase(Locale.ROOT);
      String number = value.bytes().toString();
      if (key.contains("score") && !number.equals("0")) {
        scores.put(key, number);
      }
    }
    return new Verdict(state.interruption, state.hits, scores, state.exhausted);
  }

  /** Whether the rules block, only watch, or do nothing, after what {@code ctl} changed. */
  public EngineMode mode() {
    return state.engine();
  }

  /** Rules that could not be evaluated within their bound so far, in order. */
  public List<Exhausted> exhausted() {
    return Collections.unmodifiableList(state.exhausted);
  }

  /** What the rules saw and changed, for the logs. */
  public Exchange exchange() {
    return exchange;
  }

  /** Whether a rule that does nothing but compare a variable of TX would jump now. */
  boolean jumps(int phase, Rule rule) {
    return rule.condition().gate() != null
        && rule.next() == null
        && rule.consequence().jump() != Rule.NO_JUMP
        && new RuleRun(state, phase).run(rule);
  }

  private @Nullable Interruption run(int phase, Instant now) {
    exchange.now(now);
    new PhaseRun(state, phase).run();
    return state.interruption;
  }

  private boolean running() {
    return state.engine() != EngineMode.OFF;
  }

  private Controls controls() {
    return exchange.controls();
  }

  /** Beyond the limit: an error where that is wanted and the engine blocks. */
  private void reject(BodySettings body, int status, String reason, int phase) {
    if (body.rejectBeyond() && state.engine() == EngineMode.ON && state.interruption == null) {
      state.interruption = new Interruption(new Answer.Status(status), 0, phase, reason);
    }
  }
}
