package dev.sallyport.doctor.exchange;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.diagnosis.trail.Event.Framing;
import dev.sallyport.diagnosis.trail.Timer;
import dev.sallyport.doctor.connection.Deadline;
import dev.sallyport.doctor.connection.ProbeEnded;
import dev.sallyport.doctor.connection.ProbeLog;
import dev.sallyport.doctor.connection.TlsConnection;
import dev.sallyport.wire.http1.ResponseHead;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One request and its answer over HTTP/1.1. */
final class Http1Exchange {
  /** As long as curl waits for 100 (Continue) before it sends the body all the same. */
  private static final Duration CONTINUE_WAIT = Duration.ofSeconds(1);

  private static final byte[] LAST_CHUNK = "0\r\n\r\n".getBytes(US_ASCII);

  private final TlsConnection connection;
  private final Arrivals arrivals;
  private final Request request;
  private final ProbeLog log;
  private final ResponseReader reader;
  private @Nullable ResponseHead head;
  private boolean sent;

  Http1Exchange(TlsConnection connection, Arrivals arrivals, Request request, ProbeLog log) {
    this.connection = connection;
    this.arrivals = arrivals;
    this.request = request;
    this.log = log;
    this.reader = new ResponseReader(arrivals, log, request.method(), request.upgrade() != null);
  }

  /** The head of the response where that is whole; null before, and where it is not. */
  @Nullable ResponseHead head() {
    return head;
  }

  /**
   * Asks and reads the answer.
   *
   * @return whether the connection may be used once more
   */
  boolean run(Patience patience) throws IOException {
    arrivals.until(Deadline.in(patience.response()));
    try {
      send(patience);
      sent = true;
      arrivals.until(Deadline.in(patience.response()));
      ResponseHead whole = reader.read();
      if (whole == null) {
        reader.cut();
        return false;
      }
      head = whole;
      if (whole.status() == 101 && "websocket".equalsIgnoreCase(request.upgrade())) {
        WebSocketPing.ask(connection, arrivals, log, patience.response());
      }
      return open(whole);
    } catch (SocketTimeoutException e) {
      reader.cut();
      Timer answer = reader.inBody() ? Timer.RESPONSE_BODY_IDLE : Timer.RESPONSE_HEAD;
      Timer timer = sent ? answer : Timer.SEND;
      log.gaveUp(timer, patience.response());
    } catch (ProbeEnded e) {
      reader.cut();
    }
    return false;
  }

  private boolean open(ResponseHead whole) {
    if (arrivals.unread() > 0 && whole.status() != 101) {
      log.came(Event.Malformed.unexpectedBytes(arrivals.unread() + " bytes after the response"));
      return false;
    }
    return whole.persistent() && !reader.untilClose() && whole.status() != 101;
  }

  private void send(Patience patience) throws IOException, ProbeEnded {
    byte[] lines = request.head();
    int length = request.body().length;
    boolean chunked = request.manner() == Request.Manner.CHUNKED;
    boolean expecting = request.manner() == Request.Manner.EXPECTING;
    Framing framing = length == 0 ? Framing.NONE : chunked ? Framing.CHUNKED : Framing.LENGTH;
    log.sent(
        new Event.RequestHead(
            request.method(),
            request.target(),
            "HTTP/1.1",
            lines.length,
            framing,
            framing == Framing.LENGTH ? length : -1,
            expecting));
    String upgrade = request.upgrade();
    if (upgrade != null) {
      log.sent(new Event.UpgradeAsked(upgrade));
    }
    if (!connection.write(lines) || expecting && !reader.mayContinue(until(patience))) {
      return;
    }
    arrivals.until(Deadline.in(patience.response()));
    if (chunked ? chunks() : connection.write(request.body())) {
      log.sent(new Event.RequestEnd(length));
    }
  }

  private Deadline until(Patience patience) {
    Duration wait = patience.response();
    return Deadline.in(wait.compareTo(CONTINUE_WAIT) < 0 ? wait : CONTINUE_WAIT);
  }

  /** The body as one chunk, and the last one. */
  private boolean chunks() throws IOException, ProbeEnded {
    byte[] body = request.body();
    if (body.length == 0) {
      return connection.write(LAST_CHUNK);
    }
    return connection.write((Integer.toHexString(body.length) + "\r\n").getBytes(US_ASCII))
        && connection.write(body)
        && connection.write(new byte[] {'\r', '\n'})
        && connection.write(LAST_CHUNK);
  }
}
