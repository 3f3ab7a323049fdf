package dev.sallyport.gateway.exchange;

import static dev.sallyport.diagnosis.trail.Side.CLIENT;
import static dev.sallyport.diagnosis.trail.Side.GATEWAY;

import dev.sallyport.diagnosis.cause.Finding;
import dev.sallyport.diagnosis.detect.Diagnosis;
import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.diagnosis.trail.Side;
import dev.sallyport.diagnosis.trail.Timer;
import dev.sallyport.diagnosis.trail.Trail;
import dev.sallyport.diagnosis.trail.TrailRecorder;
import dev.sallyport.gateway.record.ExchangeRecord;
import dev.sallyport.gateway.recorder.Ended;
import dev.sallyport.gateway.recorder.Tape;
import dev.sallyport.gateway.timing.PhaseTimes;
import dev.sallyport.wire.http1.MalformedMessage;
import dev.sallyport.wire.http1.ResponseHead;
import io.netty.util.NetUtil;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** A request that never became an exchange, because its head was not read: told all the same. */
public final class UnreadRequest {
  private final Gate gate;
  private final ClientConnection client;
  private final long beganNanos;
  private final String protocol;
  private final TrailRecorder trail;

  /**
   * What there is of it.
   *
   * @param beganNanos when its first byte came, or the connection
   */
  public UnreadRequest(Gate gate, ClientConnection client, long beganNanos, String protocol) {
    this.gate = gate;
    this.client = client;
    this.beganNanos = beganNanos;
    this.protocol = protocol;
    this.trail = new TrailRecorder(beganNanos);
  }

  /** The head breaks a rule. Returns the answer's head and body. */
  public Refusal malformed(MalformedMessage broken) {
    Objection why = Objection.of(broken);
    record(CLIENT, GATEWAY, new Event.Malformed(broken.rule().word(), broken.what()));
    record(GATEWAY, CLIENT, new Event.Refused("request", why.event(), why.detail()));
    return tell(why.status());
  }

  /** The head did not come in time. */
  public Refusal timedOut(Timer timer, Duration after) {
    record(GATEWAY, GATEWAY, new Event.TimerFired(timer, after));
    return tell(408);
  }

  /** The client left before the head was complete. */
  public void clientLost(Event how) {
    boolean ours = how instanceof Event.Refused;
    record(ours ? GATEWAY : CLIENT, ours ? CLIENT : GATEWAY, how);
    tell(499);
  }

  /** The TLS handshake with the client, or what came before it, ended so. */
  public void neverSecured(List<Event> events) {
    for (Event e : events) {
      boolean ours = e instanceof Event.TimerFired || e instanceof Event.Refused;
      record(ours ? GATEWAY : CLIENT, e instanceof Event.Refused ? CLIENT : GATEWAY, e);
    }
    tell(0);
  }

  private void record(Side from, Side to, Event event) {
    trail.add(System.nanoTime(), from, to, event);
  }

  private Refusal tell(int status) {
    String id = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    long now = System.nanoTime();
    Trail seen = trail.trail(id, NetUtil.toSocketAddressString(client.client()), "", protocol);
    List<Finding> findings = Diagnosis.of(seen);
    gate.observer()
        .ended(
            new ExchangeRecord(
                id,
                Instant.now().minusNanos(now - beganNanos),
                now - beganNanos,
                null,
                new ExchangeRecord.Client(
                    client.client(), client.serverName(), client.tlsVersion(), client.tlsSuite()),
                new ExchangeRecord.Request("", "", null, "", protocol, null, 0),
                status,
                0,
                null,
                new PhaseTimes(),
                findings,
                seen,
                null,
                recording(id, status, findings)));
    return new Refusal(Answer.of(status, id, null, null, 0));
  }

  /** What passed on the connection, where its site records; the file is named. */
  private @Nullable String recording(String id, int status, List<Finding> findings) {
    Tape tape = client.tape();
    return tape == null
        ? null
        : tape.site()
            .record(client.loop(), new Ended(id, status, "", findings), List.of(tape), null);
  }

  /** What the client is told. */
  public static final class Refusal {
    private final Answer answer;

    Refusal(Answer answer) {
      this.answer = answer;
    }

    public ResponseHead head() {
      return answer.head();
    }

    public byte[] body() {
      return answer.body();
    }
  }
}
