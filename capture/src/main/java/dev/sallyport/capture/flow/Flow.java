package dev.sallyport.capture.flow;

import dev.sallyport.capture.trail.Moment;
import dev.sallyport.capture.trail.Story;
import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.diagnosis.trail.Side;
import dev.sallyport.wire.tcp.TcpSegment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One TCP connection of a capture. Not thread-safe. */
public final class Flow {
  /** A repeated segment tells something only when nothing else moved for so long. */
  private static final long STALLED_NANOS = Duration.ofMillis(100).toNanos();

  /** Lost before anybody could tell what is spoken. */
  private record EarlyGap(Half sender, long bytes, Conversation.Gap why, Moment at) {}

  private final Story story = new Story();
  private final ConversationStart start;
  private final Half one;
  private final Half other;
  private final Moment first;
  private final List<EarlyGap> early = new ArrayList<>(0);
  private @Nullable Half client;
  private @Nullable Conversation conversation;
  private Moment last;
  private final WaitingSegments waiting = new WaitingSegments();
  private boolean begun;
  private boolean connected;
  private boolean reset;
  private int number;

  Flow(Endpoint one, Endpoint other, ConversationStart start, Moment first) {
    this.start = start;
    this.one = new Half(one, sink(true));
    this.other = new Half(other, sink(false));
    this.first = first;
    this.last = first;
  }

  void number(int inOrderOfBegin) {
    number = inOrderOfBegin;
  }

  /** In the order of first packets, from 1. */
  public int number() {
    return number;
  }

  public Story story() {
    return story;
  }

  public Endpoint client() {
    return clientHalf().endpoint;
  }

  public Endpoint origin() {
    return peer(clientHalf()).endpoint;
  }

  public Moment first() {
    return first;
  }

  public Moment last() {
    return last;
  }

  /** Bytes that the capture lacks, of both directions. */
  public long lostBytes() {
    return one.stream.lostBytes() + other.stream.lostBytes();
  }

  /** Whether it came to an end: both sides closed, or one reset it. */
  public boolean over() {
    return reset || one.stream.ended() && other.stream.ended();
  }

  long heldBytes() {
    return one.stream.heldBytes() + other.stream.heldBytes();
  }

  /** Whether this segment begins another connection between the same ends. */
  boolean reusedBy(Endpoint from, TcpSegment segment) {
    return segment.syn() && !segment.ack() && half(from).otherSyn(segment.sequence());
  }

  void packet(Endpoint from, TcpSegment segment, int hops, Moment at) {
    Half sender = half(from);
    Half receiver = peer(sender);
    last = last.later(at);
    if (segment.syn()) {
      syn(sender, segment, at);
    }
    if (segment.rst()) {
      reset(sender, hops, at);
      return;
    }
    sender.hops(hops);
    if (segment.ack()) {
      receiver.stream.acknowledged(segment.acknowledgment());
      window(sender, segment, at);
    }
    if (!begun && !waiting.begins(one, other, sender, segment, at)) {
      return;
    }
    if (begun) {
      data(sender, segment, at);
    } else {
      begin();
    }
  }

  private void begin() {
    begun = true;
    waiting.release(this::data);
  }

  private void data(Half sender, TcpSegment segment, Moment at) {
    int length = segment.length(); // what is held is read from the payload
    if (length > 0 && !segment.syn()) {
      payload(sender, segment, at);
    }
    if (segment.fin()) {
      sender.stream.fin(segment.sequence() + length, at);
    }
  }

  /** The holes of both directions are passed over, since nobody has room to wait. */
  void passHoles() {
    one.stream.passHole();
    other.stream.passHole();
  }

  /** Nothing more comes. {@code end}: the last packet of the capture where the flow is open. */
  void finish(Moment end) {
    if (!begun) {
      begin();
    }
    one.stream.flush();
    other.stream.flush();
    tellRepeats(one, last);
    tellRepeats(other, last);
    if (conversation != null) {
      conversation.finish(last);
    }
    for (Half half : new Half[] {one, other}) {
      Moment since = half.zeroWindowSince();
      if (since != null) {
        zeroWindow(half, since, end);
      }
    }
    if (!over()) {
      story.did(new Moment(end.nanos(), 0), Side.CLIENT, new Event.Unfinished(), 0);
    }
  }

  private void syn(Half sender, TcpSegment segment, Moment at) {
    boolean firstSyn = sender.firstSyn(segment.sequence(), segment.windowShift());
    sender.stream.syn(segment.sequence());
    if (!segment.ack()) {
      client = sender;
      String address = peer(sender).endpoint.toString();
      story.sent(
          at, Side.CLIENT, firstSyn ? new Event.Syn(address) : new Event.Retransmitted(1, 0));
    } else if (firstSyn) {
      client = peer(sender);
      connected = true;
      story.sent(at, Side.ORIGIN, new Event.Connected(sender.endpoint.toString()));
    }
  }

  private void reset(Half sender, int hops, Moment at) {
    if (!reset) {
      reset = true;
      boolean foreign = connected && sender.usualHops() >= 0 && hops != sender.usualHops();
      if (foreign) {
        story.sent(at, side(sender), new Event.OtherHops(hops, sender.usualHops()));
      }
      story.sent(at, side(sender), new Event.Reset());
    }
  }

  private void window(Half sender, TcpSegment segment, Moment at) {
    Moment since = segment.syn() ? null : sender.window(segment.window(), at);
    if (since != null) {
      zeroWindow(sender, since, at);
    }
  }

  private void zeroWindow(Half half, Moment since, Moment until) {
    Duration lasted = Duration.ofNanos(Math.max(0, until.nanos() - since.nanos()));
    story.sent(since, side(half), new Event.ZeroWindow(lasted));
  }

  private void payload(Half sender, TcpSegment segment, Moment at) {
    StreamAssembler stream = sender.stream;
    if (stream.repeats(segment.sequence(), segment.length())) {
      boolean keepAlive = segment.length() == 1 && stream.allAcknowledged();
      if (!keepAlive && at.nanos() - sender.progressNanos() > STALLED_NANOS) {
        sender.repeated(segment.length());
      }
      return;
    }
    tellRepeats(sender, at);
    sender.progress(at);
    stream.segment(segment.sequence(), segment.payload(), segment.missing(), at);
  }

  private void tellRepeats(Half half, Moment at) {
    if (half.repeatedSegments() > 0) {
      story.sent(
          at, side(half), new Event.Retransmitted(half.repeatedSegments(), half.repeatedBytes()));
      half.forgetRepeats();
    }
  }

  private Half half(Endpoint endpoint) {
    return endpoint.equals(one.endpoint) ? one : other;
  }

  private Half peer(Half half) {
    return half == one ? other : one;
  }

  private Side side(Half half) {
    return half == clientHalf() ? Side.CLIENT : Side.ORIGIN;
  }

  /** Without a SYN and without content, the end with the higher port has called. */
  private Half clientHalf() {
    if (client != null) {
      return client;
    }
    return one.endpoint.port() >= other.endpoint.port() ? one : other;
  }

  private Conversation conversation(Half sender, byte[] array, int offset, int length) {
    if (conversation == null) {
      Side speaker = client == null ? start.speaker(array, offset, length) : null;
      if (speaker != null) {
        client = speaker == Side.CLIENT ? sender : peer(sender);
      }
      conversation = start.begin(story, side(sender), array, offset, length);
      for (EarlyGap gap : early) {
        conversation.gap(side(gap.sender), gap.bytes, gap.why, gap.at);
      }
      early.clear();
    }
    return conversation;
  }

  private StreamAssembler.Sink sink(boolean ofOne) {
    return new StreamAssembler.Sink() {
      @Override
      public void bytes(byte[] array, int offset, int length, Moment at) {
        Half sender = ofOne ? one : other;
        conversation(sender, array, offset, length).bytes(side(sender), array, offset, length, at);
      }

      @Override
      public void gap(long bytes, Conversation.Gap why, Moment at) {
        Half sender = ofOne ? one : other;
        story.sent(at, side(sender), new Event.CaptureGap(bytes));
        if (conversation != null) {
          conversation.gap(side(sender), bytes, why, at);
        } else {
          early.add(new EarlyGap(sender, bytes, why, at));
        }
      }

      @Override
      public void end(Moment at) {
        Half sender = ofOne ? one : other;
        if (conversation != null) {
          conversation.end(side(sender), at);
        }
        story.sent(at, side(sender), new Event.Fin());
      }
    };
  }
}
