package dev.sallyport.wire.recording;

import static dev.sallyport.wire.tcp.TcpSegment.ACK;
import static dev.sallyport.wire.tcp.TcpSegment.FIN;
import static dev.sallyport.wire.tcp.TcpSegment.PSH;
import static dev.sallyport.wire.tcp.TcpSegment.RST;
import static dev.sallyport.wire.tcp.TcpSegment.SYN;

import dev.sallyport.wire.bytes.Cursor;
import dev.sallyport.wire.link.NetworkPacket;
import dev.sallyport.wire.pcapng.PcapngWriter;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * Writes what passed in one TCP connection as packets with made-up headers: a process sees the
 * bytes and not their packets. Sequence numbers begin at 0; each packet acknowledges all that came
 * before it. What was not kept is a jump in the numbers, as of packets that a capture lost, and the
 * next packet of that side says so in a comment. Not thread-safe.
 */
public final class TcpConversation {
  /** What fits into a frame of 1,500 bytes behind the larger of the headers. */
  static final int SEGMENT_BYTES = 1_440;

  private final PcapngWriter out;
  private final int interfaceNumber;
  private final Ends ends;
  private int clientNext;
  private int serverNext;
  private long clientGap;
  private long serverGap;

  private TcpConversation(PcapngWriter out, int interfaceNumber, Ends ends) {
    this.out = out;
    this.interfaceNumber = interfaceNumber;
    this.ends = ends;
  }

  /**
   * Begins a connection on an interface of its own.
   *
   * @param name of the interface
   */
  public static TcpConversation begin(PcapngWriter out, String name, Ends ends) throws IOException {
    return new TcpConversation(out, out.interfaceOf(NetworkPacket.RAW, name), ends);
  }

  /** The three packets that open it; {@code nanos} since 1970, as everywhere here. */
  public void opened(long askedNanos, long acceptedNanos, String... comments) throws IOException {
    packet(true, askedNanos, SYN, Run.NONE, comments);
    packet(false, acceptedNanos, SYN | ACK, Run.NONE);
    packet(true, acceptedNanos, ACK, Run.NONE);
  }

  /** Bytes of one side, cut to segments; the comments stand at the first one. */
  public void data(boolean fromClient, long nanos, Run run, String... comments) throws IOException {
    int end = run.from() + run.length();
    for (int at = run.from(); at < end; at += SEGMENT_BYTES) {
      Run segment = new Run(run.array(), at, Math.min(SEGMENT_BYTES, end - at));
      int push = at + SEGMENT_BYTES >= end ? PSH : 0;
      packet(fromClient, nanos, ACK | push, segment, at == run.from() ? comments : new String[0]);
    }
  }

  /** Bytes of one side that passed and were not kept. */
  public void missing(boolean fromClient, long bytes) {
    advance(fromClient, bytes);
    if (fromClient) {
      clientGap += bytes;
    } else {
      serverGap += bytes;
    }
  }

  private void advance(boolean fromClient, long bytes) {
    if (fromClient) {
      clientNext += (int) bytes;
    } else {
      serverNext += (int) bytes;
    }
  }

  /** A side sends no more. */
  public void finished(boolean fromClient, long nanos, String... comments) throws IOException {
    packet(fromClient, nanos, FIN | ACK, Run.NONE, comments);
  }

  /** A side broke it off. */
  public void reset(boolean fromClient, long nanos, String... comments) throws IOException {
    packet(fromClient, nanos, RST | ACK, Run.NONE, comments);
  }

  private void packet(boolean fromClient, long nanos, int flags, Run payload, String... comments)
      throws IOException {
    int sequence = fromClient ? clientNext : serverNext;
    int acknowledged = (flags & ACK) == 0 ? 0 : fromClient ? serverNext : clientNext;
    byte[] frame = IpFrame.of(ends, fromClient, sequence, acknowledged, flags, payload);
    Cursor cursor = new Cursor(frame, 0, frame.length);
    out.packet(interfaceNumber, nanos, cursor, frame.length, withGap(fromClient, comments));
    advance(fromClient, payload.length() + ((flags & (SYN | FIN)) != 0 ? 1L : 0L));
  }

  private String[] withGap(boolean fromClient, String... comments) {
    long gap = fromClient ? clientGap : serverGap;
    if (gap == 0) {
      return comments;
    }
    if (fromClient) {
      clientGap = 0;
    } else {
      serverGap = 0;
    }
    String said =
        gap
            + " bytes of this side passed before this packet and are not kept; sequence numbers keep"
            + " their place";
    return Stream.concat(Stream.of(said), Arrays.stream(comments)).toArray(String[]::new);
  }
}
