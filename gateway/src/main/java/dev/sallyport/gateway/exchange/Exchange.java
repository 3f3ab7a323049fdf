package dev.sallyport.gateway.exchange;

import static dev.sallyport.diagnosis.trail.Side.CLIENT;
import static dev.sallyport.diagnosis.trail.Side.GATEWAY;

import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.diagnosis.trail.Timer;
import dev.sallyport.gateway.inspect.Decision;
import dev.sallyport.gateway.inspect.Inspection;
import dev.sallyport.gateway.site.Site;
import dev.sallyport.wire.http1.BodyFraming;
import dev.sallyport.wire.http1.FieldLines;
import dev.sallyport.wire.http1.MalformedMessage;
import dev.sallyport.wire.http1.RequestHead;
import dev.sallyport.wire.http1.ResponseHead;
import io.netty.buffer.ByteBuf;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One request and its answer. The steps, in order:
 *
 * <ol>
 *   <li>{@link #route}: which site serves it
 *   <li>{@link #admit}: whether the site takes it
 *   <li>{@link #inspectRequestHead}: whether the rules do, by its head
 *   <li>{@link #inspectRequestBody}: and by its body, which is held until then
 *   <li>{@link #forward}: to the origin, by {@link OriginLeg}; once more where that helps. A
 *       request that cannot be served gets no further
 *   <li>{@link #responseHead}: what the origin answers; the rules see it in {@link Reply#inspect}
 *   <li>{@link #respond}: to the client, by {@link Reply}, as fast as it takes it
 *   <li>{@link Ending#whole}: the rules look back, the exchange is told to the observers
 * </ol>
 *
 * <p>The rules' steps do nothing for a site without rules, and hold no body that they do not want.
 * At any step {@link Ending} may end it: the trail is diagnosed, the client gets the status that
 * follows. No HTTP version is known here. Belongs to the event loop of its client's connection.
 */
public final class Exchange implements ClientStream.Listener {

  private enum Stage {
    /** The rules are at work, or nothing is; the origin has not got anything yet. */
    INSPECTING,
    /** The request's body comes in for the rules. */
    HOLDING,
    /** The origin gets the request, and may answer. */
    FORWARDING,
    TUNNEL
  }

  private final Gate gate;
  private final ClientStream client;
  private final RequestHead request;
  private final ExchangeReport report;
  private final RequestBody body;
  private final Reply reply;
  private final Ending ending;

  private Stage stage = Stage.INSPECTING;
  private BodyFraming requestFraming = BodyFraming.NONE;
  private @Nullable Inspection inspection;
  private @Nullable OriginLeg origin;
  private @Nullable Objection objection;
  private boolean continued;

  /**
   * An exchange that has not begun.
   *
   * @param beganNanos when the first byte of the request came
   */
  public Exchange(Gate gate, ClientStream client, RequestHead request, long beganNanos) {
    this.gate = gate;
    this.client = client;
    this.request = request;
    this.report = new ExchangeReport(gate.observer(), client.connection(), request, beganNanos);
    this.body = new RequestBody(client);
    this.reply = new Reply(this, client);
    this.ending = new Ending(client, report, body, reply);
  }

  /** Runs the steps as far as they go now; the rest follows from what client and origin do. */
  public void begin(BodyFraming framing) {
    requestFraming = framing;
    client.listener(this);
    report.record(CLIENT, GATEWAY, HeadEvents.head(request, framing));
    Site site = route();
    if (objection != null) {
      client.closeAfter(); // what follows on the connection cannot be trusted
      inspectRequestHead(site);
    } else if (site != null && admit(site)) {
      inspectRequestHead(site);
    }
  }

  /**
   * Instead of {@link #begin}, for a request whose head could be read but cannot be served: the
   * rules see the head, then it is refused.
   */
  public void object(MalformedMessage broken) {
    objection = Objection.of(broken);
    begin(BodyFraming.NONE);
  }

  // ---- the request

  private @Nullable Site route() {
    return switch (Routing.of(gate.sites(), client.connection().serverName(), request)) {
      case Routing.Found(Site site, Authority authority) -> {
        report.site(site.name(), site.origins().origins().getFirst().url().toString());
        boolean trusted = gate.trusts(client.connection().peer().getAddress());
        OriginRequest sent =
            new OriginRequest(request, authority, requestFraming, client.connection(), trusted);
        origin = new OriginLeg(this, site, sent, body);
        ending.leaving(origin);
        yield site;
      }
      case Routing.Unservable(Site site, Objection why) -> {
        if (site != null) {
          report.site(site.name(), "");
        }
        objection = objection == null ? why : objection;
        yield site;
      }
      case Routing.Elsewhere(Objection why) -> {
        if (objection == null) {
          refuse(why);
        }
        yield null;
      }
    };
  }

  private boolean admit(Site site) {
    long max = site.configuration().limits().bodyBytes();
    if (max > 0 && requestFraming instanceof BodyFraming.Length l && l.bytes() > max) {
      report.record(GATEWAY, GATEWAY, new Event.LimitReached("limits.body_bytes", max));
      ending.refuse(413, "request", "body-too-large", "announces " + l.bytes() + " bytes");
      return false;
    }
    body.limits(max, request.idempotent() ? site.configuration().limits().replayBytes() : 0);
    return true;
  }

  private void inspectRequestHead(@Nullable Site site) {
    if (site != null && site.rules() != null) {
      inspection =
          gate.inspector()
              .begin(site.rules(), report.opening(), client.connection().loop(), report.phases());
    }
    if (inspection == null) {
      forward();
      return;
    }
    ending.inspectedBy(inspection);
    if (!(requestFraming instanceof BodyFraming.None)) {
      body.reading(false);
    }
    BodyFraming seen = objection == null ? requestFraming : BodyFraming.NONE;
    inspection.requestHead(request, seen, this::requestHeadInspected);
  }

  private void requestHeadInspected(Decision decision) {
    if (ending.by(decision, "request", inspection())) {
      return;
    }
    if (!inspection().holdsRequestBody()) {
      forward();
      return;
    }
    stage = Stage.HOLDING;
    if (body.isEmpty() && !body.complete() && request.expectsContinue()) {
      continued = true;
      reply.proceed();
    }
    body.reading(true);
    bodyHeld();
  }

  /** More of the request's body, or its end, has come for the rules. */
  private void bodyHeld() {
    if (!inspection().holdRequest(body.bytes())) {
      ending.refuse(503, "request", "memory", "its body cannot be held");
    } else if (body.complete() || body.bytes() > inspection().requestBodyLimitBytes()) {
      inspectRequestBody();
    }
  }

  private void inspectRequestBody() {
    stage = Stage.INSPECTING;
    body.reading(false);
    inspection()
        .requestBody(
            body.pieces(),
            decision -> {
              if (!ending.by(decision, "request", inspection())) {
                forward();
              }
            });
  }

  private void forward() {
    if (objection != null) {
      refuse(objection);
      return;
    }
    stage = Stage.FORWARDING;
    origin().begin(continued);
  }

  private void refuse(Objection why) {
    ending.refuse(why.status(), "request", why.event(), why.detail());
  }

  @Override
  public void requestData(ByteBuf data) {
    report.asked(data);
    if (deaf()) {
      data.release();
    } else if (stage == Stage.TUNNEL) {
      origin().tunnelData(data);
    } else if (body.add(data)) {
      report.record(GATEWAY, GATEWAY, new Event.LimitReached("limits.body_bytes", body.max()));
      ending.refuse(413, "request", "body-too-large", "more than " + body.max() + " bytes");
    } else if (stage == Stage.HOLDING) {
      bodyHeld();
    } else {
      origin().more();
    }
  }

  @Override
  public void requestPause() {
    if (!deaf()) {
      origin().flush();
    }
  }

  @Override
  public void requestEnd(FieldLines trailers) {
    if (deaf()) {
      return;
    }
    body.end(trailers);
    report.requestEnded();
    report.record(CLIENT, GATEWAY, new Event.RequestEnd(body.bytes()));
    if (stage == Stage.HOLDING) {
      bodyHeld();
    } else {
      origin().requestEnd();
    }
  }

  /** Whether nothing that still comes of the request has a place to go. */
  private boolean deaf() {
    return ending.over() || reply.originEnded() || objection != null;
  }

  // ---- the response

  void informational(ResponseHead head) {
    client.informational(head);
  }

  void responseHead(ResponseHead head, BodyFraming framing) {
    if (inspection == null) {
      respond(head, framing);
    } else {
      reply.inspect(inspection, head, framing);
    }
  }

  /** Lets the client have the head; what follows it passes as it comes. */
  void respond(ResponseHead head, BodyFraming framing) {
    reply.head(head, framing);
    ending.clientHasHead();
    if (head.status() == 101) {
      stage = Stage.TUNNEL;
      client.tunnel();
      body.reading(true);
      origin().tunnel();
    }
  }

  void responseData(ByteBuf data) {
    if (ending.over()) {
      data.release();
    } else {
      report.answered(data);
      reply.data(data);
    }
  }

  void responsePause() {
    if (!ending.over() && !ending.clientHasNothing()) {
      client.flush();
    }
  }

  @Override
  public void clientWritable() {
    reply.writable();
  }

  /** Whether what comes of the request after the response may still go to the origin. */
  boolean takesRest() {
    return !reply.holding();
  }

  void rest(LateBody to) {
    client.rest(to);
  }

  void responseEnd(FieldLines trailers) {
    reply.end(trailers);
  }

  // ---- ends

  @Override
  public void clientLost(Event how) {
    if (!ending.over()) {
      ending.clientLost(how, stage == Stage.TUNNEL);
    }
  }

  @Override
  public void clientTimedOut(Timer timer, Duration after) {
    if (!ending.over()) {
      report.record(GATEWAY, GATEWAY, new Event.TimerFired(timer, after));
      ending.fail();
    }
  }

  @Override
  public void clientMalformed(MalformedMessage broken) {
    if (!ending.over()) {
      ending.refuse(400, "request", "malformed", broken.rule().word() + ": " + broken.what());
    }
  }

  // ---- what it knows

  Ending ending() {
    return ending;
  }

  ExchangeReport report() {
    return report;
  }

  OriginLeg origin() {
    if (origin == null) {
      throw new IllegalStateException("not routed, in stage " + stage);
    }
    return origin;
  }

  private Inspection inspection() {
    if (inspection == null) {
      throw new IllegalStateException("no rules in stage " + stage);
    }
    return inspection;
  }
}
