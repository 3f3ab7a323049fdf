package dev.sallyport.gateway.exchange;

import static dev.sallyport.diagnosis.trail.Side.CLIENT;
import static dev.sallyport.diagnosis.trail.Side.GATEWAY;
import static dev.sallyport.diagnosis.trail.Side.ORIGIN;

import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.diagnosis.trail.Side;
import dev.sallyport.diagnosis.trail.Timer;
import dev.sallyport.diagnosis.trail.TrailRecorder;
import dev.sallyport.gateway.origin.Acquisition;
import dev.sallyport.gateway.origin.Acquisition.Wish;
import dev.sallyport.gateway.origin.Origin;
import dev.sallyport.gateway.origin.OriginConnection;
import dev.sallyport.gateway.origin.OriginGroup;
import dev.sallyport.gateway.site.Site;
import dev.sallyport.gateway.timing.Phase;
import dev.sallyport.gateway.timing.PhaseTimes;
import dev.sallyport.wire.http1.BodyFraming;
import dev.sallyport.wire.http1.FieldLines;
import dev.sallyport.wire.http1.FieldName;
import dev.sallyport.wire.http1.MalformedMessage;
import dev.sallyport.wire.http1.RequestHead;
import dev.sallyport.wire.http1.ResponseHead;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One request and its answer. The steps, in order:
 *
 * <ol>
 *   <li>{@link #route}: which site serves it
 *   <li>{@link #admit}: whether the site takes it
 *   <li>{@link #acquire}: a connection to an origin, kept, new, or waited for
 *   <li>{@link #send}: head, body and trailers to the origin, as they come
 *   <li>{@link #responseHead}: what the origin answers, or once more where that helps
 *   <li>{@link #responseData}: the body, as fast as the client takes it
 *   <li>{@link #finish}: the connection goes back, the exchange is told to the observers
 * </ol>
 *
 * At any of them {@link #fail} may end it: the trail is diagnosed, the client gets the status that
 * follows. No HTTP version is known here. Belongs to the event loop of its client's connection.
 */
public final class Exchange
    implements ClientStream.Listener, OriginConnection.Listener, Acquisition.Outcome {

  private enum Stage {
    /** The origin has not got anything yet. */
    ACQUIRING,
    /** The origin has got some or all of the request. */
    SENDING,
    /** The client has got the head of the response. */
    RESPONDING,
    TUNNEL,
    DONE
  }

  /** How long an origin that was asked for 100 (Continue) may take before it gets the body. */
  private static final Duration CONTINUE_WAIT = Duration.ofSeconds(3);

  private final Gate gate;
  private final ClientStream client;
  private final RequestHead request;
  private final TrailRecorder trail;
  private final PhaseTimes phases = new PhaseTimes();
  private final ExchangeReport report;
  private final RequestBody body;
  private final Retries retries = new Retries();

  private Stage stage = Stage.ACQUIRING;
  private @Nullable Site site;
  private @Nullable Authority authority;
  private BodyFraming requestFraming = BodyFraming.NONE;
  private @Nullable Acquisition acquisition;
  private @Nullable OriginConnection origin;
  private boolean clientReading = true;
  private boolean originReading = true;
  private boolean clientGone;
  private boolean responseEnded;
  private boolean selfAsked100;
  private long sendBeganNanos;
  private long waitBeganNanos;
  private long bodyBeganNanos;
  private long renegotiationBeganNanos;
  private long responseBytes;

  /**
   * An exchange that has not begun.
   *
   * @param beganNanos when the first byte of the request came
   */
  public Exchange(Gate gate, ClientStream client, RequestHead request, long beganNanos) {
    this.gate = gate;
    this.client = client;
    this.request = request;
    this.trail = new TrailRecorder(beganNanos);
    this.report = new ExchangeReport(gate.observer(), client.connection(), request, beganNanos);
    this.body = new RequestBody();
    client.connection().tellSetUp(phases);
  }

  /** Runs the steps as far as they go now; the rest follows from what client and origin do. */
  public void begin(BodyFraming framing) {
    requestFraming = framing;
    client.listener(this);
    record(CLIENT, GATEWAY, requestEvent());
    if (route() && admit()) {
      acquire();
    }
  }

  // ---- 1. route

  private boolean route() {
    try {
      authority = Authority.of(request);
    } catch (MalformedMessage e) {
      client.closeAfter();
      return refuse(400, "request", "malformed", e.rule().word() + ": " + e.what());
    }
    Site named = gate.sites().named(authority.host());
    String sni = client.connection().serverName();
    Site secured = sni == null ? gate.sites().fallback() : gate.sites().named(sni);
    if (named == null) {
      named = authority.host().isEmpty() || sni == null ? secured : null;
    }
    if (named == null) {
      return refuse(421, "request", "no-site", "no site is called " + authority.host());
    }
    if (sni != null && secured != null && !named.name().equals(secured.name())) {
      // RFC 9110 section 7.4: the connection was opened for another name
      return refuse(
          421,
          "request",
          "misdirected",
          "the connection is for " + secured.name() + ", the request for " + named.name());
    }
    site = named;
    report.site(named.name(), named.origins().origins().getFirst().url().toString());
    return true;
  }

  // ---- 2. admit

  private boolean admit() {
    if (request.method().equals("CONNECT")) {
      return refuse(405, "request", "malformed", "CONNECT: a gateway is no tunnel");
    }
    long max = site().configuration().limits().bodyBytes();
    if (max > 0 && requestFraming instanceof BodyFraming.Length l && l.bytes() > max) {
      record(GATEWAY, GATEWAY, new Event.LimitReached("limits.body_bytes", max));
      return refuse(413, "request", "body-too-large", "announces " + l.bytes() + " bytes");
    }
    body.limits(max, request.idempotent() ? site().configuration().limits().replayBytes() : 0);
    return true;
  }

  // ---- 3. acquire

  private void acquire() {
    Wish wish = retries.wish();
    OriginGroup group = site().origins();
    OriginConnection own =
        wish == Wish.ANY ? client.connection().takePersonal(group.origins()) : null;
    if (!(requestFraming instanceof BodyFraming.None)) {
      readClient(false);
    }
    if (own != null) {
      acquired(own);
      return;
    }
    acquisition =
        new Acquisition(
            group, client.connection().loop(), this, phases, wish, retries.origin(), this);
    acquisition.start();
  }

  @Override
  public void acquired(OriginConnection connection) {
    acquisition = null;
    if (clientGone) {
      connection.close();
      return;
    }
    origin = connection;
    report.origin(connection, retries.attempts());
    connection.begin(this);
    send(connection);
  }

  @Override
  public void notAcquired() {
    acquisition = null;
    if (!retries.afterFailedAcquisition()) {
      fail();
    } else {
      retry("without-cap");
    }
  }

  // ---- 4. send

  private void send(OriginConnection to) {
    stage = Stage.SENDING;
    sendBeganNanos = System.nanoTime();
    String upgrade = upgrade();
    boolean clientExpects = request.fields().lists(FieldName.EXPECT, "100-continue");
    selfAsked100 = !clientExpects && largeForRenegotiation(to.origin());
    boolean chunked = requestFraming instanceof BodyFraming.Chunked;
    if (identityBound(request.fields(), FieldName.AUTHORIZATION)) {
      to.makePersonal();
    }
    to.sendHead(
        new OriginRequest(request, authority(), requestFraming, client.connection(), trustedPeer())
            .head(
                to.channelAllocator(),
                to.origin(),
                site().configuration().host(),
                upgrade,
                selfAsked100),
        request.method(),
        chunked,
        upgrade != null);
    record(GATEWAY, ORIGIN, requestEvent());
    if (upgrade != null) {
      record(GATEWAY, ORIGIN, new Event.UpgradeAsked(upgrade));
    }
    if (requestFraming instanceof BodyFraming.None || body.complete() && body.replayable()) {
      sendBuffered(to);
    } else if (selfAsked100 || clientExpects && body.isEmpty()) {
      to.awaitContinue();
      if (clientExpects) {
        readClient(true);
      } else {
        client
            .connection()
            .loop()
            .schedule(() -> unanswered100(to), CONTINUE_WAIT.toMillis(), TimeUnit.MILLISECONDS);
      }
    } else {
      sendBuffered(to);
      to.flush();
      readClient(to.writable());
    }
  }

  private void sendBuffered(OriginConnection to) {
    body.replay(to::sendData);
    if (requestFraming instanceof BodyFraming.None) {
      body.end(new FieldLines());
    }
    if (body.complete()) {
      requestSent(to);
    }
  }

  private void requestSent(OriginConnection to) {
    long now = System.nanoTime();
    phases.add(Phase.SEND, now - sendBeganNanos);
    waitBeganNanos = now;
    record(GATEWAY, ORIGIN, new Event.RequestEnd(body.bytes()));
    to.sendEnd(body.trailers());
  }

  /** An origin that renegotiates buffers a bounded body first; 100-continue spares it that. */
  private boolean largeForRenegotiation(Origin to) {
    boolean large =
        requestFraming instanceof BodyFraming.Chunked
            || requestFraming instanceof BodyFraming.Length l && l.bytes() > 48 * 1024;
    return large && to.renegotiates();
  }

  private @Nullable String upgrade() {
    FieldLines fields = request.fields();
    return request.version().equals("HTTP/1.1")
            && fields.lists(FieldName.CONNECTION, "upgrade")
            && requestFraming instanceof BodyFraming.None
            && !fields.lists(FieldName.UPGRADE, "h2c")
        ? fields.first(FieldName.UPGRADE)
        : null;
  }

  @Override
  public void requestData(ByteBuf data) {
    if (stage == Stage.DONE || responseEnded) {
      data.release();
      return;
    }
    if (stage == Stage.TUNNEL) {
      origin().sendData(data);
      if (!origin().writable()) {
        readClient(false);
      }
      return;
    }
    if (body.add(data)) {
      record(GATEWAY, GATEWAY, new Event.LimitReached("limits.body_bytes", body.max()));
      refuse(413, "request", "body-too-large", "more than " + body.max() + " bytes");
      return;
    }
    if (sendingBody()) {
      body.replayNew(origin()::sendData);
      if (!origin().writable()) {
        readClient(false);
      }
    }
  }

  private boolean sendingBody() {
    return origin != null && !selfAsked100 && (stage == Stage.SENDING || stage == Stage.RESPONDING);
  }

  @Override
  public void requestPause() {
    if (origin != null && stage != Stage.DONE) {
      origin.flush();
    }
  }

  @Override
  public void requestEnd(FieldLines trailers) {
    if (stage == Stage.DONE || responseEnded) {
      return;
    }
    body.end(trailers);
    phases.add(Phase.REQUEST, System.nanoTime() - report.beganNanos());
    record(CLIENT, GATEWAY, new Event.RequestEnd(body.bytes()));
    if (sendingBody() && !(requestFraming instanceof BodyFraming.None)) {
      requestSent(origin());
    }
  }

  @Override
  public void originWritable() {
    readClient(true);
  }

  private void readClient(boolean on) {
    if (clientReading != on) {
      clientReading = on;
      client.reading(on);
    }
  }

  // ---- 5. the response head

  @Override
  public void informational(ResponseHead head) {
    if (selfAsked100 && head.status() == 100) {
      sendHeldBack(origin());
    } else {
      client.informational(head);
    }
  }

  /** RFC 9110 section 10.1.1: not every origin answers Expect, so nobody waits for ever. */
  private void unanswered100(OriginConnection to) {
    if (selfAsked100 && to.equals(origin) && stage == Stage.SENDING && !to.renegotiating()) {
      sendHeldBack(to);
    }
  }

  private void sendHeldBack(OriginConnection to) {
    selfAsked100 = false;
    sendBuffered(to);
    to.flush();
    readClient(to.writable());
  }

  @Override
  public void renegotiation(boolean begins) {
    long now = System.nanoTime();
    if (begins) {
      renegotiationBeganNanos = now;
      retries.sawHelloRequest(origin().origin());
    } else if (renegotiationBeganNanos != 0) {
      phases.add(Phase.RENEGOTIATION, now - renegotiationBeganNanos);
      renegotiationBeganNanos = 0;
    }
    report.renegotiated();
  }

  @Override
  public void responseHead(ResponseHead head, BodyFraming framing) {
    if (retries.wantsTls12(head.status(), request, body, origin(), site().configuration())) {
      origin().close();
      retry("tls12");
      return;
    }
    bodyBeganNanos = System.nanoTime();
    if (waitBeganNanos != 0) {
      phases.add(Phase.WAIT, bodyBeganNanos - waitBeganNanos);
    }
    if (identityBound(head.fields(), FieldName.WWW_AUTHENTICATE)) {
      origin().makePersonal();
    }
    report.status(head.status());
    record(GATEWAY, CLIENT, HeadEvents.response(head, framing));
    client.respond(head, framing);
    if (head.status() == 101) {
      stage = Stage.TUNNEL;
      client.tunnel();
      readClient(true);
      origin().tunnel();
    } else {
      stage = Stage.RESPONDING;
    }
  }

  /** NTLM and Negotiate authenticate the connection, not the request. */
  private static boolean identityBound(FieldLines fields, FieldName name) {
    for (int i = fields.indexOf(name, 0); i >= 0; i = fields.indexOf(name, i + 1)) {
      String value = fields.value(i);
      if (value.regionMatches(true, 0, "NTLM", 0, 4)
          || value.regionMatches(true, 0, "Negotiate", 0, 9)) {
        return true;
      }
    }
    return false;
  }

  // ---- 6. the response body

  @Override
  public void responseData(ByteBuf data) {
    if (stage == Stage.DONE) {
      data.release();
      return;
    }
    responseBytes += data.readableBytes();
    client.data(data);
    if (!client.writable()) {
      readOrigin(false);
    }
  }

  @Override
  public void responsePause() {
    if (stage == Stage.RESPONDING || stage == Stage.TUNNEL) {
      client.flush();
    }
  }

  @Override
  public void clientWritable() {
    readOrigin(true);
  }

  private void readOrigin(boolean on) {
    if (originReading != on && origin != null) {
      originReading = on;
      origin.reading(on);
    }
  }

  @Override
  public void responseEnd(FieldLines trailers, boolean cleanly) {
    phases.add(Phase.BODY, System.nanoTime() - bodyBeganNanos);
    OriginConnection used = origin();
    boolean early = sendingBody() && !body.complete() && used.staysOpen() && !used.personal();
    responseEnded = true;
    origin = null;
    if (early) {
      client.rest(new LateBody(used));
    } else if (used.keepable() && used.personal()) {
      client.connection().keepPersonal(used);
    } else {
      used.release();
    }
    report.cleanEnd(cleanly);
    record(GATEWAY, CLIENT, new Event.ResponseEnd(responseBytes));
    finish();
    client.end(trailers);
  }

  // ---- 7. ends

  private void finish() {
    if (stage != Stage.DONE) {
      stage = Stage.DONE;
      body.release();
      report.ended(trail, phases, body.bytes(), responseBytes, retries.attempts());
    }
  }

  private void retry(String why) {
    origin = null;
    record(GATEWAY, GATEWAY, new Event.Retried(why));
    stage = Stage.ACQUIRING;
    selfAsked100 = false;
    acquire();
  }

  @Override
  public void originLost() {
    OriginConnection was = origin();
    boolean nothingCame = stage == Stage.SENDING;
    if (nothingCame && !clientGone) {
      String why = retries.afterLoss(request, body, was, site().configuration());
      if (why != null) {
        retry(why);
        return;
      }
    }
    origin = null;
    fail();
  }

  /** Ends the exchange by what its trail says. */
  private void fail() {
    int status = report.diagnose(trail);
    if (stage == Stage.RESPONDING || stage == Stage.TUNNEL) {
      finish();
      client.cut();
    } else if (clientGone) {
      finish();
    } else {
      answer(status);
    }
  }

  /** Always false, for the steps that end with it. */
  private boolean refuse(int status, String phase, String event, String detail) {
    record(GATEWAY, CLIENT, new Event.Refused(phase, event, detail));
    report.diagnose(trail);
    leaveOrigin();
    if (stage == Stage.RESPONDING) {
      finish();
      client.cut();
    } else {
      answer(status);
    }
    return false;
  }

  private void answer(int status) {
    report.status(status);
    Answer answer =
        Answer.of(
            status,
            report.id(),
            request.fields().first("Accept"),
            report.proxyStatus(),
            status == 503 ? 5 : 0);
    record(GATEWAY, CLIENT, new Event.Answered(status));
    responseEnded = true;
    boolean bodiless = request.method().equals("HEAD");
    client.respond(
        answer.head(), bodiless ? BodyFraming.NONE : new BodyFraming.Length(answer.body().length));
    if (!bodiless) {
      responseBytes = answer.body().length;
      client.data(Unpooled.wrappedBuffer(answer.body()));
    }
    finish();
    client.end(new FieldLines());
  }

  private void leaveOrigin() {
    if (acquisition != null) {
      acquisition.cancel();
      acquisition = null;
    }
    if (origin != null) {
      origin.close();
      origin = null;
    }
  }

  @Override
  public void clientLost(Event how) {
    if (stage == Stage.DONE) {
      return;
    }
    clientGone = true;
    boolean tunnel = stage == Stage.TUNNEL;
    record(CLIENT, GATEWAY, how);
    leaveOrigin();
    if (tunnel) {
      report.tunnelEnded();
    } else {
      report.clientLeft();
      report.diagnose(trail);
    }
    finish();
  }

  @Override
  public void clientTimedOut(Timer timer, Duration after) {
    if (stage == Stage.DONE) {
      return;
    }
    record(GATEWAY, GATEWAY, new Event.TimerFired(timer, after));
    leaveOrigin();
    fail();
  }

  @Override
  public void clientMalformed(MalformedMessage broken) {
    if (stage != Stage.DONE) {
      refuse(400, "request", "malformed", broken.rule().word() + ": " + broken.what());
    }
  }

  // ---- what it knows

  @Override
  public TrailRecorder trail() {
    return trail;
  }

  private void record(Side from, Side to, Event event) {
    trail.add(System.nanoTime(), from, to, event);
  }

  private Event requestEvent() {
    return HeadEvents.head(request, requestFraming);
  }

  private boolean trustedPeer() {
    return gate.trusts(client.connection().peer().getAddress());
  }

  private Site site() {
    if (site == null) {
      throw new IllegalStateException("not routed");
    }
    return site;
  }

  private Authority authority() {
    if (authority == null) {
      throw new IllegalStateException("not routed");
    }
    return authority;
  }

  private OriginConnection origin() {
    if (origin == null) {
      throw new IllegalStateException("no connection to an origin in stage " + stage);
    }
    return origin;
  }
}
