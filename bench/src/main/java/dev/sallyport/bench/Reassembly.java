package dev.sallyport.bench;

import dev.sallyport.capture.flow.Conversation;
import dev.sallyport.capture.flow.ConversationStart;
import dev.sallyport.capture.flow.Flow;
import dev.sallyport.capture.flow.FlowTables;
import dev.sallyport.capture.trail.Moment;
import dev.sallyport.capture.trail.Story;
import dev.sallyport.diagnosis.trail.Side;
import dev.sallyport.wire.bytes.Cursor;
import dev.sallyport.wire.link.NetworkPacket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Packets of one connection of 4 MiB to its bytes in order; operations are bytes: GB/s. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class Reassembly {
  private static final int SEGMENT_BYTES = 1_448;
  private static final int SEGMENTS = 2_896;
  static final int BYTES = SEGMENT_BYTES * SEGMENTS;

  /** How many neighbours change places: 1 none, 8 blocks of eight come last first. */
  @Param({"1", "8"})
  public int disorder = 1;

  private final List<byte[]> packets = new ArrayList<>();

  /** Makes the packets. */
  @Setup
  public void make() {
    packets.clear();
    packets.add(packet(true, 2, 0, 0));
    packets.add(packet(false, 0x12, 0, 0));
    for (int block = 0; block < SEGMENTS; block += disorder) {
      for (int i = disorder - 1; i >= 0; i--) {
        packets.add(packet(true, 0x10, 1 + (block + i) * SEGMENT_BYTES, SEGMENT_BYTES));
      }
    }
  }

  @Benchmark
  @OperationsPerInvocation(BYTES)
  public long inOrder() {
    Counting content = new Counting();
    FlowTables.Uses<Flow> uses =
        new FlowTables.Uses<>(pace -> new Always(content), flow -> flow, flow -> {}, () -> {});
    try (FlowTables<Flow> tables = new FlowTables<>(1, uses)) {
      int number = 0;
      for (byte[] packet : packets) {
        number++;
        tables.frame(
            NetworkPacket.RAW, new Cursor(packet, 0, packet.length), new Moment(number, number));
      }
      tables.finish();
    }
    return content.bytes() - content.lost();
  }

  private static byte[] packet(boolean fromClient, int flags, int sequence, int length) {
    ByteBuffer packet = ByteBuffer.allocate(40 + length);
    packet.putShort((short) 0x4500).putShort((short) (40 + length)).putInt(0).putInt(0x40060000);
    packet.putInt(fromClient ? 0x0a000001 : 0x0a000002);
    packet.putInt(fromClient ? 0x0a000002 : 0x0a000001);
    packet.putShort((short) (fromClient ? 40_000 : 80));
    packet.putShort((short) (fromClient ? 80 : 40_000));
    packet.putInt(sequence).putInt(1).putShort((short) (0x5000 | flags)).putShort((short) 8_192);
    return packet.array();
  }

  /** Hands every connection to the same listener. */
  private record Always(Conversation listener) implements ConversationStart {
    @Override
    public @Nullable Side speaker(byte[] array, int offset, int length) {
      return null;
    }

    @Override
    public Conversation begin(Story story, Side from, byte[] array, int offset, int length) {
      return listener;
    }
  }
}
