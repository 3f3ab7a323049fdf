package dev.sallyport.capture.http;

import dev.sallyport.capture.flow.Conversation;
import dev.sallyport.capture.trail.Contents;
import dev.sallyport.capture.trail.Moment;
import dev.sallyport.capture.trail.Story;
import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.diagnosis.trail.Event.Framing;
import dev.sallyport.diagnosis.trail.Side;
import dev.sallyport.wire.http1.BodyFraming;
import dev.sallyport.wire.http1.FieldName;
import dev.sallyport.wire.http1.HeadParser;
import dev.sallyport.wire.http1.MalformedMessage;
import dev.sallyport.wire.http1.RequestHead;
import dev.sallyport.wire.http1.ResponseHead;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Requests and responses of one HTTP/1.x connection, pipelined ones too (RFC 9112 section 9.3). */
final class Http1Conversation implements Conversation {
  private static final int MOST_FIELDS = 1_000;
  private static final int MOST_WAITING = 1_000;
  private static final String STATUS_LINE = "HTTP/"; // RFC 9112 section 4
  private static final Duration NOTICEABLE = Duration.ofSeconds(1);
  private static final int LONGEST_TARGET = 2_048;

  private record Asked(int exchange, String method, RequestUrl url) {}

  private final Story story;
  private final Runnable http2;
  private final MessageReader requests =
      new MessageReader(
          this::request, (array, at, n) -> content(Side.CLIENT, array, at, n), this::requestEnd);
  private final MessageReader responses =
      new MessageReader(
          this::response, (array, at, n) -> content(Side.ORIGIN, array, at, n), this::responseEnd);
  private final Deque<Asked> waiting = new ArrayDeque<>();
  private int exchange;
  private @Nullable Moment lastEnd;
  private boolean upgradeToHttp2;

  /**
   * @param http2 called where the connection changes to HTTP/2
   */
  Http1Conversation(Story story, Runnable http2) {
    this.story = story;
    this.http2 = http2;
    story.protocol("http/1.1");
  }

  @Override
  public void bytes(Side from, byte[] array, int offset, int length, Moment at) {
    MessageReader reader = reader(from);
    try {
      reader.read(array, offset, length, at);
    } catch (MalformedMessage e) {
      story.sent(at, from, malformed(from, e.rule().word(), e.what()), current(from));
      reader.giveUp();
    }
    if (upgradeToHttp2) {
      upgradeToHttp2 = false;
      http2.run();
    }
  }

  @Override
  public void gap(Side from, long bytes, Gap why, Moment at) {
    reader(from).gap(bytes, at);
  }

  @Override
  public void end(Side from, Moment at) {
    Duration silent = responses.silent(at);
    if (silent.compareTo(NOTICEABLE) >= 0) {
      story.sent(at, from, new Event.LateEnd(silent), current(Side.ORIGIN));
    }
    MessageReader reader = reader(from);
    if (reader.headBytes() > 0) {
      if (from == Side.CLIENT) {
        requestLine(reader, at);
      }
      story.sent(at, from, brokenOff(from, reader), current(from));
    } else if (reader.untilClose()) {
      reader.finishBody(at);
    } else if (reader.bodyOpen()) {
      story.sent(
          at, from, new Event.BodyCut(reader.bodyBytes(), reader.expectedBytes()), current(from));
    }
  }

  @Override
  public void finish(Moment at) {}

  /** A head that breaks off, or bytes that begin none: then it is not the end that is wrong. */
  private Event brokenOff(Side from, MessageReader reader) {
    String begin = reader.begin();
    int compared = Math.min(begin.length(), STATUS_LINE.length());
    return from == Side.CLIENT || begin.startsWith(STATUS_LINE.substring(0, compared))
        ? new Event.HeadCut(reader.headBytes())
        : malformed(
            from,
            MalformedMessage.Rule.STATUS_LINE.word(),
            "it begins with `%s`, not with %s".formatted(begin, STATUS_LINE));
  }

  /** What begins no response where none is due belongs to the one before, which cannot have it. */
  private Event malformed(Side from, String rule, String what) {
    boolean due = from == Side.CLIENT || lastEnd == null || !waiting.isEmpty();
    return due
        ? new Event.Malformed(rule, what)
        : Event.Malformed.unexpectedBytes("bytes after the response: " + what);
  }

  private void content(Side from, byte[] array, int offset, int length) {
    Contents contents = story.contents();
    if (contents != null) {
      contents.add(current(from), from, array, offset, length);
    }
  }

  private void request(byte[] head, int length, Moment at) throws MalformedMessage {
    RequestHead request = HeadParser.request(head, length, MOST_FIELDS);
    exchange++;
    content(Side.CLIENT, head, 0, length);
    if (waiting.isEmpty() && lastEnd != null) {
      Duration idle = Duration.ofNanos(Math.max(0, at.nanos() - lastEnd.nanos()));
      story.did(at, Side.CLIENT, new Event.Reused(exchange - 1, idle), exchange);
    }
    if (waiting.size() < MOST_WAITING) {
      waiting.add(new Asked(exchange, request.method(), url(request)));
    }
    BodyFraming framing = BodyFraming.ofRequest(request);
    story.sent(
        at,
        Side.CLIENT,
        new Event.RequestHead(
            request.method(),
            cut(request.target()),
            request.version(),
            request.headBytes(),
            framing(framing),
            contentLength(framing),
            request.fields().lists(FieldName.EXPECT, "100-continue")),
        exchange);
    String upgrade = request.fields().first("upgrade");
    if (upgrade != null) {
      story.sent(at, Side.CLIENT, new Event.UpgradeAsked(cut(upgrade)), exchange);
    }
    requests.body(framing, at);
  }

  /** A head that breaks off behind its first line shows at least that. */
  private void requestLine(MessageReader reader, Moment at) {
    byte[] line = reader.firstLine();
    if (line.length > 0) {
      try {
        request(line, line.length, at);
      } catch (MalformedMessage e) {
        return; // it stays a cut head
      }
    }
  }

  private void requestEnd(long bodyBytes, boolean hasBody, Moment at) {
    if (hasBody) {
      story.sent(at, Side.CLIENT, new Event.RequestEnd(bodyBytes), exchange);
    }
  }

  private void response(byte[] head, int length, Moment at) throws MalformedMessage {
    ResponseHead response = HeadParser.response(head, length, MOST_FIELDS);
    content(Side.ORIGIN, head, 0, length);
    Asked asked = waiting.peek();
    if (response.informational()) {
      story.sent(at, Side.ORIGIN, new Event.Informational(response.status()), current(Side.ORIGIN));
      if (response.status() == 101) {
        upgraded(response);
      }
      return;
    }
    String method = asked == null ? "GET" : asked.method();
    BodyFraming framing = BodyFraming.ofResponse(response, method);
    story.sent(
        at,
        Side.ORIGIN,
        new Event.ResponseHead(
            response.status(),
            response.version(),
            response.headBytes(),
            framing(framing),
            contentLength(framing)),
        current(Side.ORIGIN));
    String location = response.fields().first("location");
    if (location != null && response.status() / 100 == 3) {
      boolean itself = method.equals("GET") && asked != null && asked.url().isLocation(location);
      story.sent(
          at, Side.ORIGIN, new Event.Redirected(cut(location), itself), current(Side.ORIGIN));
    }
    if (method.equals("CONNECT") && response.status() / 100 == 2) {
      requests.giveUp();
      responses.giveUp();
    } else {
      responses.body(framing, at);
    }
  }

  private RequestUrl url(RequestHead request) {
    String host = request.fields().first("host");
    return new RequestUrl(story.encrypted(), host == null ? "" : host, request.target());
  }

  private void upgraded(ResponseHead response) {
    String to = response.fields().first("upgrade");
    if ("h2c".equalsIgnoreCase(to)) {
      upgradeToHttp2 = true;
    }
    requests.giveUp();
    responses.giveUp();
  }

  private void responseEnd(long bodyBytes, boolean hasBody, Moment at) {
    int ended = current(Side.ORIGIN);
    story.sent(at, Side.ORIGIN, new Event.ResponseEnd(bodyBytes), ended);
    lastEnd = at;
    if (!waiting.isEmpty()) {
      waiting.poll();
    }
    story.ended(ended);
  }

  /** The exchange that a side's next bytes belong to. */
  private int current(Side from) {
    Asked asked = waiting.peek();
    return from == Side.CLIENT || asked == null ? exchange : asked.exchange();
  }

  private MessageReader reader(Side from) {
    return from == Side.CLIENT ? requests : responses;
  }

  private static Framing framing(BodyFraming framing) {
    return switch (framing) {
      case BodyFraming.None _ -> Framing.NONE;
      case BodyFraming.Length _ -> Framing.LENGTH;
      case BodyFraming.Chunked _ -> Framing.CHUNKED;
      case BodyFraming.UntilClose _ -> Framing.UNTIL_CLOSE;
    };
  }

  private static long contentLength(BodyFraming framing) {
    return framing instanceof BodyFraming.Length length ? length.bytes() : -1;
  }

  private static String cut(String text) {
    return text.length() <= LONGEST_TARGET ? text : text.substring(0, LONGEST_TARGET);
  }
}
