package dev.sallyport.gateway.exchange;

import static dev.sallyport.diagnosis.trail.Side.GATEWAY;

import dev.sallyport.diagnosis.catalogue.Refusals;
import dev.sallyport.diagnosis.catalogue.Renegotiation;
import dev.sallyport.diagnosis.cause.Finding;
import dev.sallyport.diagnosis.detect.Diagnosis;
import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.diagnosis.trail.Side;
import dev.sallyport.diagnosis.trail.Trail;
import dev.sallyport.diagnosis.trail.TrailRecorder;
import dev.sallyport.gateway.origin.OriginConnection;
import dev.sallyport.gateway.record.ExchangeObserver;
import dev.sallyport.gateway.record.ExchangeRecord;
import dev.sallyport.gateway.record.Inspected;
import dev.sallyport.gateway.recorder.Ended;
import dev.sallyport.gateway.recorder.Tape;
import dev.sallyport.gateway.recorder.Transcript;
import dev.sallyport.gateway.timing.Phase;
import dev.sallyport.gateway.timing.PhaseTimes;
import dev.sallyport.rules.eval.Exhausted;
import dev.sallyport.rules.exchange.Endpoints;
import dev.sallyport.rules.exchange.Opening;
import dev.sallyport.wire.http1.FieldName;
import dev.sallyport.wire.http1.RequestHead;
import dev.sallyport.wire.http1.ResponseHead;
import io.netty.buffer.ByteBuf;
import io.netty.util.NetUtil;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * What is said about an exchange: its trail, the times of its phases, and what else is gathered
 * while it runs; diagnosed and told once at its end. Belongs to the exchange's event loop.
 */
final class ExchangeReport {
  private static final int RETRY_AFTER_SECONDS = 5;

  private final ExchangeObserver observer;
  private final ClientConnection client;
  private final RequestHead request;
  private final long beganNanos;
  private final Instant began;
  private final TrailRecorder trail;
  private final PhaseTimes phases = new PhaseTimes();
  private final String id = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
  private @Nullable String site;
  private String originUrl = "";
  private int status;
  private boolean suspicious;
  private boolean clientLeft;
  private @Nullable OriginConnection origin;
  private @Nullable String originAddress;
  private boolean originReused;
  private @Nullable List<Finding> findings;
  private final List<Tape> originTapes = new ArrayList<>(0);
  private final @Nullable Transcript transcript;
  private Transcript.@Nullable Message asked;
  private Transcript.@Nullable Message answered;
  private Transcript.@Nullable Message replied;

  ExchangeReport(
      ExchangeObserver observer, ClientConnection client, RequestHead request, long beganNanos) {
    this.observer = observer;
    this.client = client;
    this.request = request;
    this.beganNanos = beganNanos;
    this.trail = new TrailRecorder(beganNanos);
    client.tellSetUp(phases);
    this.began = Instant.now().minusNanos(System.nanoTime() - beganNanos);
    Tape tape = client.tape();
    this.transcript = tape == null ? null : tape.site().transcript();
    if (tape != null && transcript != null) {
      asked = transcript.request(tape, request);
    }
  }

  /** As the rules know the exchange. */
  Opening opening() {
    InetSocketAddress from = client.client();
    InetSocketAddress to = client.local();
    Endpoints ends =
        new Endpoints(
            from.getAddress().getHostAddress(),
            from.getPort(),
            to.getAddress().getHostAddress(),
            to.getPort());
    return new Opening(id, ends, began);
  }

  boolean askedForHead() {
    return request.method().equals("HEAD");
  }

  /** The gateway's own page, with what the client may know. */
  Answer page(int answer) {
    String accept = request.fields().first("Accept");
    return Answer.of(answer, id, accept, proxyStatus(), answer == 503 ? RETRY_AFTER_SECONDS : 0);
  }

  TrailRecorder trail() {
    return trail;
  }

  PhaseTimes phases() {
    return phases;
  }

  /** Writes an event into the trail, as of now. */
  void record(Side from, Side to, Event event) {
    trail.add(System.nanoTime(), from, to, event);
  }

  void phase(Phase phase, long nanos) {
    phases.add(phase, nanos);
  }

  /** The request is complete. */
  void requestEnded() {
    phases.add(Phase.REQUEST, System.nanoTime() - beganNanos);
  }

  /**
   * Names the site.
   *
   * @param firstOrigin stands for the origin until one was reached
   */
  void site(String name, String firstOrigin) {
    site = name;
    originUrl = firstOrigin;
  }

  void status(int sent) {
    status = sent;
  }

  /** A connection to an origin that this exchange uses, or tries to make, is on that tape. */
  void tape(Tape recorded) {
    if (!originTapes.contains(recorded)) {
      originTapes.add(recorded);
    }
  }

  // ---- what a recording shows of encrypted connections; nothing where there is none

  /** Of the request's body. */
  void asked(ByteBuf data) {
    if (asked != null) {
      asked.body(data);
    }
  }

  /** A request's head, as it goes to an origin. */
  void sent(OriginConnection to, ByteBuf head) {
    if (transcript != null && to.tape() != null) {
      transcript.sent(to.tape(), head);
    }
  }

  /** What an origin answers. */
  void answered(OriginConnection from, ResponseHead head) {
    if (transcript != null && from.tape() != null) {
      answered = transcript.response(from.tape(), head);
    }
  }

  /** Of that response's body. */
  void answered(ByteBuf data) {
    if (answered != null) {
      answered.body(data);
    }
  }

  /** What the client gets. */
  void replied(ResponseHead head) {
    if (transcript != null && client.tape() != null) {
      replied = transcript.response(client.tape(), head);
    }
  }

  /** Of that response's body. */
  void replied(ByteBuf data) {
    if (replied != null) {
      replied.body(data);
    }
  }

  void origin(OriginConnection used, int attempts) {
    origin = used;
    originAddress = used.remote();
    originReused = used.exchanges() > 0;
    suspicious |= attempts > 1;
  }

  /** A success with a handshake inside the tunnel, or a retry, may carry a finding all the same. */
  void renegotiated() {
    suspicious = true;
  }

  /** Rules that could not be evaluated: a success may have that finding, too. */
  void exhausted(String phase, List<Exhausted> rules) {
    for (Exhausted e : rules) {
      record(
          GATEWAY, GATEWAY, new Event.RuleExhausted(phase, e.ruleId(), e.target(), e.valueBytes()));
      suspicious = true;
    }
  }

  /** The status as the log shows it; 0 where none was sent. */
  int shownStatus() {
    return clientLeft ? 499 : status;
  }

  /** {@code cleanly}: false where a TLS connection ended without close_notify. */
  void cleanEnd(boolean cleanly) {
    suspicious |= !cleanly;
  }

  void tunnelEnded() {
    suspicious = false;
  }

  void clientLeft() {
    clientLeft = true;
  }

  /**
   * Finds the cause.
   *
   * @return the status that follows from it
   */
  int diagnose() {
    Trail seen = seen();
    List<Finding> found = Diagnosis.of(seen);
    findings = found;
    return found.isEmpty() ? 502 : Diagnosis.statusFor(seen, found.getFirst());
  }

  private Trail seen() {
    String version = client.tlsVersion() == null ? "" : client.tlsVersion() + " ";
    String url = origin == null ? originUrl : origin.origin().url().toString();
    return trail.trail(
        id, NetUtil.toSocketAddressString(client.client()), url, version + request.version());
  }

  /** The RFC 9209 error type of the cause, or null. */
  private @Nullable String proxyStatus() {
    return findings == null || findings.isEmpty()
        ? null
        : findings.getFirst().cause().mapping().proxyStatus();
  }

  /** What passed, once it is over. */
  record Passed(long endNanos, long requestBytes, long responseBytes, int attempts) {}

  /** {@code inspected}: null where the site has no rules. */
  void ended(Passed passed, @Nullable Inspected inspected) {
    if (findings == null && (suspicious || status >= 500 || Refusals.of(status).isPresent())) {
      diagnose();
    }
    List<Finding> said = findings == null ? List.of() : findings;
    if (origin != null
        && said.stream().anyMatch(f -> f.cause().equals(Renegotiation.BODY_TOO_LARGE))) {
      origin.origin().refusedBody();
    }
    observer.ended(
        new ExchangeRecord(
            id,
            began,
            passed.endNanos() - beganNanos,
            site,
            new ExchangeRecord.Client(
                client.client(), client.serverName(), client.tlsVersion(), client.tlsSuite()),
            asked(request, passed.requestBytes()),
            shownStatus(),
            passed.responseBytes(),
            originUse(passed.attempts()),
            phases,
            said,
            seen(),
            inspected,
            recording(said)));
  }

  private @Nullable String recording(List<Finding> said) {
    Tape ofClient = client.tape();
    if (ofClient == null) {
      return null;
    }
    List<Tape> tapes = new ArrayList<>(List.of(ofClient));
    tapes.addAll(originTapes);
    Ended ended = new Ended(id, shownStatus(), request.target(), said);
    return ofClient.site().record(client.loop(), ended, tapes, transcript);
  }

  static ExchangeRecord.Request asked(RequestHead request, long bodyBytes) {
    String target = request.target();
    int query = target.indexOf('?');
    String host = request.fields().first(FieldName.HOST);
    return new ExchangeRecord.Request(
        request.method(),
        query < 0 ? target : target.substring(0, query),
        query < 0 ? null : target.substring(query + 1),
        host == null ? "" : host,
        request.version(),
        request.fields().first("User-Agent"),
        bodyBytes);
  }

  private ExchangeRecord.@Nullable OriginUse originUse(int attempts) {
    return origin == null || originAddress == null
        ? null
        : new ExchangeRecord.OriginUse(
            origin.origin().url().toString(),
            originAddress,
            origin.tlsVersion(),
            originReused,
            attempts);
  }
}
