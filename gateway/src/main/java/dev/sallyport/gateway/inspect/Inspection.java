package dev.sallyport.gateway.inspect;

import dev.sallyport.gateway.record.Inspected;
import dev.sallyport.gateway.timing.Phase;
import dev.sallyport.gateway.timing.PhaseTimes;
import dev.sallyport.rules.eval.Exhausted;
import dev.sallyport.rules.eval.Interruption;
import dev.sallyport.rules.eval.Verdict;
import dev.sallyport.wire.http1.BodyFraming;
import dev.sallyport.wire.http1.FieldName;
import dev.sallyport.wire.http1.RequestHead;
import dev.sallyport.wire.http1.ResponseHead;
import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The rules on one exchange. Belongs to the exchange's event loop, and answers there: at once, or,
 * where much is to be read, later from a rule thread. While it is {@link #busy} nobody else touches
 * the evaluation; what it decides after {@link #finish} is not told any more.
 */
public final class Inspection {
  /** What an evaluation may read on the event loop; see docs/threads.md for what that takes. */
  static final long MAX_ON_LOOP_BYTES = 8 * 1024;

  private final Inspector inspector;
  private final Evaluation evaluation;
  private final EventLoop loop;
  private final PhaseTimes phases;
  private boolean busy;
  private boolean over;
  private @Nullable Runnable afterwards;
  private boolean requestHeld;
  private boolean responseHeld;
  private long requestBytes;
  private long heldRequestBytes;
  private long heldResponseBytes;
  private int exhaustedTold;

  Inspection(Inspector inspector, Evaluation evaluation, EventLoop loop, PhaseTimes phases) {
    this.inspector = inspector;
    this.evaluation = evaluation;
    this.loop = loop;
    this.phases = phases;
  }

  /** Whether an evaluation is under way on another thread. */
  public boolean busy() {
    return busy;
  }

  // ---- the request

  /** Phase 1; and phase 2 where the rules see no body. */
  public void requestHead(RequestHead head, BodyFraming framing, Consumer<Decision> then) {
    requestBytes = Weight.of(head);
    long bodyBytes =
        switch (framing) {
          case BodyFraming.None none -> 0;
          case BodyFraming.Length length -> length.bytes();
          case BodyFraming.Chunked chunked -> -1;
          case BodyFraming.UntilClose untilClose -> -1;
        };
    evaluate(
        requestBytes,
        () -> evaluation.requestHead(head, bodyBytes),
        decision -> {
          requestHeld = bodyBytes != 0 && evaluation.wantsRequestBody();
          then.accept(decision);
        });
  }

  /** Whether the request's body waits for {@link #requestBody}; else it need not wait. */
  public boolean holdsRequestBody() {
    return requestHeld;
  }

  /** Beyond this the rules do not look, and the rest need not wait. */
  public long requestBodyLimitBytes() {
    return evaluation.requestBodyLimitBytes();
  }

  /** Phase 2 with what there is of the body. Takes over {@code pieces}. */
  public void requestBody(List<ByteBuf> pieces, Consumer<Decision> then) {
    requestHeld = false;
    requestBytes += Weight.of(pieces, MAX_ON_LOOP_BYTES);
    evaluate(requestBytes, () -> releasing(pieces, () -> evaluation.requestBody(pieces)), then);
  }

  // ---- the response

  /** Phase 3; and phase 4 where the rules see no body. */
  public void responseHead(ResponseHead head, BodyFraming framing, Consumer<Decision> then) {
    boolean mayHold =
        !(framing instanceof BodyFraming.None) && head.status() != 101 && !streamsEvents(head);
    evaluate(
        head.headBytes(),
        () -> evaluation.responseHead(head, mayHold),
        decision -> {
          responseHeld = mayHold && evaluation.wantsResponseBody();
          then.accept(decision);
        });
  }

  /** Server-sent events are made to arrive one by one; whoever holds them breaks them. */
  private static boolean streamsEvents(ResponseHead head) {
    String type = head.fields().first(FieldName.CONTENT_TYPE);
    String events = "text/event-stream";
    return type != null && type.regionMatches(true, 0, events, 0, events.length());
  }

  /** Whether the response waits for {@link #responseBody}; else it need not wait. */
  public boolean holdsResponseBody() {
    return responseHeld;
  }

  /** Beyond this the rules do not look, and the rest need not wait. */
  public long responseBodyLimitBytes() {
    return evaluation.responseBodyLimitBytes();
  }

  /**
   * Phase 4 with what there is of the body. Takes over {@code pieces}.
   *
   * @param codings as in Content-Encoding
   */
  public void responseBody(List<ByteBuf> pieces, String codings, Consumer<Decision> then) {
    responseHeld = false;
    long sent = Weight.ofResponse(Weight.bytes(pieces));
    long bytes = ContentCoding.none(codings) ? sent : sent * ContentCoding.USUAL_GROWTH;
    evaluate(bytes, () -> releasing(pieces, () -> evaluation.responseBody(pieces, codings)), then);
  }

  // ---- what it holds, and what it says

  /**
   * Counts what is held of the request, from now to the end of the exchange.
   *
   * @param bytes all of it so far
   * @return false where the gateway holds as much as it may
   */
  public boolean holdRequest(long bytes) {
    return hold(bytes - heldRequestBytes, 0);
  }

  /** As {@link #holdRequest}, of the response. */
  public boolean holdResponse(long bytes) {
    return hold(0, bytes - heldResponseBytes);
  }

  private boolean hold(long ofRequest, long ofResponse) {
    boolean room = inspector.hold(ofRequest + ofResponse);
    heldRequestBytes += room ? ofRequest : 0;
    heldResponseBytes += room ? ofResponse : 0;
    return room;
  }

  /** Rules that could not be evaluated, each told once. Not while {@link #busy}. */
  public List<Exhausted> exhausted() {
    List<Exhausted> all = evaluation.exhausted();
    List<Exhausted> news = List.copyOf(all.subList(exhaustedTold, all.size()));
    exhaustedTold = all.size();
    return news;
  }

  /** What is known so far. Not while {@link #busy}. */
  public Verdict verdict() {
    return evaluation.verdict();
  }

  /**
   * Phase 5, after an evaluation that is still under way; called once, whatever ended the exchange.
   *
   * @param status what the client got, 0 for nothing
   * @param then told in any case, with null where the evaluation failed
   */
  public void finish(int status, Consumer<@Nullable Inspected> then) {
    over = true;
    Runnable last = () -> last(status, then);
    if (busy) {
      afterwards = last;
    } else {
      last.run();
    }
  }

  private void last(int status, Consumer<@Nullable Inspected> then) {
    Inspected[] inspected = new Inspected[1];
    over = false;
    evaluate(
        requestBytes + Weight.ofResponse(heldResponseBytes),
        () -> {
          inspected[0] = evaluation.finish(status);
          return null;
        },
        decision -> {
          inspector.letGo(heldRequestBytes + heldResponseBytes);
          then.accept(inspected[0]);
        });
  }

  // ---- where it runs

  private void evaluate(
      long bytes, Supplier<@Nullable Interruption> work, Consumer<Decision> then) {
    long began = System.nanoTime();
    if (bytes <= MAX_ON_LOOP_BYTES && !evaluation.beginsSlowly()) {
      decided(began, attempt(work), then);
      return;
    }
    busy = true;
    inspector
        .threads()
        .execute(() -> {
          Decision decision = attempt(work);
          loop.execute(() -> decided(began, decision, then));
        });
  }

  private static Decision attempt(Supplier<@Nullable Interruption> work) {
    try {
      Interruption by = work.get();
      return by == null ? Decision.PASS : new Decision.Stop(by);
    } catch (RuntimeException | StackOverflowError e) {
      return new Decision.Fault("the rules could not be evaluated: " + e);
    }
  }

  private void decided(long beganNanos, Decision decision, Consumer<Decision> then) {
    busy = false;
    phases.add(Phase.RULES, System.nanoTime() - beganNanos);
    Runnable next = afterwards;
    afterwards = null;
    if (next != null) {
      next.run();
    } else if (!over) {
      then.accept(decision);
    }
  }

  private static @Nullable Interruption releasing(
      List<ByteBuf> pieces, Supplier<@Nullable Interruption> work) {
    try {
      return work.get();
    } finally {
      pieces.forEach(ByteBuf::release);
    }
  }
}
