package dev.sallyport.doctor.exchange;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.diagnosis.trail.Event.Framing;
import dev.sallyport.doctor.connection.Deadline;
import dev.sallyport.doctor.connection.ProbeEnded;
import dev.sallyport.doctor.connection.ProbeLog;
import dev.sallyport.wire.http1.BodyFraming;
import dev.sallyport.wire.http1.ChunkedBody;
import dev.sallyport.wire.http1.HeadParser;
import dev.sallyport.wire.http1.MalformedMessage;
import dev.sallyport.wire.http1.MalformedMessage.Rule;
import dev.sallyport.wire.http1.ResponseHead;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads one response and writes down its parts. Keeps the head alone, and of that a bounded size.
 */
final class ResponseReader {
  private static final int MOST_HEAD_BYTES = 64 << 10;
  private static final int MOST_FIELDS = 256;
  private static final int MOST_INFORMATIONAL = 16;

  /** More than that is not waited for: the doctor is no download. */
  private static final long MOST_BODY_BYTES = 16L << 20;

  private final Arrivals arrivals;
  private final ProbeLog log;
  private final String method;
  private final boolean upgrading;
  private byte[] bytes = new byte[1024];
  private int length;
  private long passed;
  private boolean untilClose;
  private @Nullable BodyFraming framing;

  /** A head that came before the body was sent. */
  private @Nullable ResponseHead waiting;

  /** {@code upgrading}: whether the request asks to change the protocol. */
  ResponseReader(Arrivals arrivals, ProbeLog log, String method, boolean upgrading) {
    this.upgrading = upgrading;
    this.arrivals = arrivals;
    this.log = log;
    this.method = method;
  }

  /** Whether the head has come, and the body is awaited. */
  boolean inBody() {
    return framing != null;
  }

  /** Whether the body ends with the connection. */
  boolean untilClose() {
    return untilClose;
  }

  /**
   * Reads it to its end.
   *
   * @return the head where the response is whole; null where it is not, and the log says why
   */
  @Nullable ResponseHead read() throws IOException, ProbeEnded {
    try {
      ResponseHead head = waiting == null ? head() : waiting;
      for (int seen = 0; head != null && head.informational(); head = head()) {
        if (head.status() == 101 && upgrading) {
          log.came(new Event.ResponseHead(101, head.version(), head.headBytes(), Framing.NONE, -1));
          return head;
        }
        if (head.status() == 101 || ++seen > MOST_INFORMATIONAL) {
          throw new MalformedMessage(
              Rule.STATUS_LINE,
              head.status() == 101
                  ? "101 without an Upgrade in the request"
                  : "more than " + MOST_INFORMATIONAL + " informational responses");
        }
        log.came(new Event.Informational(head.status()));
      }
      return head != null && body(head) ? head : null;
    } catch (MalformedMessage e) {
      log.came(new Event.Malformed(e.rule().word(), e.what()));
      framing = null;
      length = 0;
      return null;
    }
  }

  /**
   * Waits for 100 (Continue), no longer than until then.
   *
   * @return whether the body may go; not, where a final response came, which {@link #read} reads
   */
  boolean mayContinue(Deadline until) throws IOException, ProbeEnded {
    arrivals.until(until);
    try {
      ResponseHead head = head();
      if (head == null || !head.informational() || head.status() == 101) {
        waiting = head;
        return false;
      }
      log.came(new Event.Informational(head.status()));
      return true;
    } catch (SocketTimeoutException e) {
      return true;
    } catch (MalformedMessage e) {
      log.came(new Event.Malformed(e.rule().word(), e.what()));
      throw new ProbeEnded();
    }
  }

  /** What was missing when the connection ended, or the probe's patience did. */
  void cut() {
    if (framing != null) {
      log.came(new Event.BodyCut(passed, framing instanceof BodyFraming.Length l ? l.bytes() : -1));
    } else if (length > 0) {
      String begin = new String(bytes, 0, Math.min(length, 5), ISO_8859_1);
      log.came(
          "HTTP/".startsWith(begin)
              ? new Event.HeadCut(length)
              : new Event.Malformed("status-line", "wanted a status line of HTTP/1.1"));
    }
  }

  private @Nullable ResponseHead head() throws IOException, ProbeEnded, MalformedMessage {
    while (!complete()) {
      if (length == MOST_HEAD_BYTES) {
        throw new MalformedMessage(
            Rule.HEAD_TOO_LARGE, "a head of more than " + MOST_HEAD_BYTES + " bytes");
      }
      int next = arrivals.next();
      if (next < 0) {
        return null;
      }
      bytes = length == bytes.length ? Arrays.copyOf(bytes, length * 2) : bytes;
      bytes[length++] = (byte) next;
    }
    int size = length;
    length = 0;
    return HeadParser.response(Arrays.copyOf(bytes, size), size, MOST_FIELDS);
  }

  private boolean complete() {
    return length >= 4
        && bytes[length - 1] == '\n'
        && bytes[length - 2] == '\r'
        && bytes[length - 3] == '\n'
        && bytes[length - 4] == '\r';
  }

  private boolean body(ResponseHead head) throws IOException, ProbeEnded, MalformedMessage {
    BodyFraming told = BodyFraming.ofResponse(head, method);
    framing = told;
    untilClose = told instanceof BodyFraming.UntilClose;
    Framing word =
        switch (told) {
          case BodyFraming.None _ -> Framing.NONE;
          case BodyFraming.Length _ -> Framing.LENGTH;
          case BodyFraming.Chunked _ -> Framing.CHUNKED;
          case BodyFraming.UntilClose _ -> Framing.UNTIL_CLOSE;
        };
    long announced = told instanceof BodyFraming.Length l ? l.bytes() : -1;
    log.came(
        new Event.ResponseHead(head.status(), head.version(), head.headBytes(), word, announced));
    boolean whole =
        switch (told) {
          case BodyFraming.None _ -> true;
          case BodyFraming.Length l ->
              skip(Math.min(l.bytes(), MOST_BODY_BYTES)) && fits(l.bytes());
          case BodyFraming.Chunked _ -> chunked();
          case BodyFraming.UntilClose _ -> {
            boolean more = skip(MOST_BODY_BYTES);
            yield more ? fits(Long.MAX_VALUE) : true;
          }
        };
    if (whole) {
      log.came(new Event.ResponseEnd(passed));
      framing = null;
    }
    return whole;
  }

  private boolean skip(long count) throws IOException, ProbeEnded {
    for (long left = count; left > 0; left--) {
      if (arrivals.next() < 0) {
        return false;
      }
      passed++;
    }
    return true;
  }

  private boolean fits(long size) {
    boolean fits = size <= MOST_BODY_BYTES;
    if (!fits) {
      log.did(new Event.Unfinished());
      framing = null;
    }
    return fits;
  }

  private boolean chunked() throws IOException, ProbeEnded, MalformedMessage {
    ChunkedBody body = new ChunkedBody(MOST_HEAD_BYTES, MOST_FIELDS);
    while (!body.ended()) {
      if (body.dataLeft() > 0) {
        long part = Math.min(body.dataLeft(), MOST_BODY_BYTES);
        if (!skip(part)) {
          return false;
        }
        body.took((int) part);
      } else {
        int next = arrivals.next();
        if (next < 0) {
          return false;
        }
        body.framing((byte) next);
      }
      if (passed > MOST_BODY_BYTES) {
        return fits(passed);
      }
    }
    return true;
  }
}
