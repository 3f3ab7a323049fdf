package dev.sallyport.capture.flow;

import dev.sallyport.capture.trail.Leg;
import dev.sallyport.capture.trail.Moment;
import dev.sallyport.wire.bytes.Cursor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All connections of a capture, on as many threads as are given. Packets are read by the caller's
 * thread and handed on in batches; each connection belongs to one of {@link #LANES} tables, and
 * each table to one thread. Between two batches connections get their numbers and go out, in an
 * order that does not depend on the threads; nor does anything else that is told. To be called by
 * one thread.
 *
 * @param <T> what becomes of a connection
 */
public final class FlowTables<T> implements AutoCloseable {
  static final int LANES = 8;

  private final Function<Flow, T> told;
  private final Consumer<T> finished;
  private final Runnable between;
  private final SegmentReader reader = new SegmentReader();
  private final List<FlowTable> tables;
  private final List<Pace> paces;
  private final @Nullable ExecutorService threads;
  private final List<Future<?>> running = new ArrayList<>();
  private PacketBatch filling;
  private PacketBatch working;
  private int flows;

  /**
   * What the caller does with the connections.
   *
   * @param start makes each thread's understanding of their content
   * @param told makes of a connection what is kept of it, on any thread
   * @param finished takes that in order, on the caller's thread
   * @param between runs while no connection is worked on
   */
  public record Uses<T>(
      Function<Pace, ConversationStart> start,
      Function<Flow, T> told,
      Consumer<T> finished,
      Runnable between) {}

  public FlowTables(int threads, Uses<T> uses) {
    int count = Math.clamp(threads, 1, LANES);
    this.told = uses.told;
    this.finished = uses.finished;
    this.between = uses.between;
    this.paces = Stream.generate(Pace::new).limit(count).toList();
    paces.forEach(pace -> pace.among(paces));
    List<ConversationStart> starts = paces.stream().map(uses.start).toList();
    this.tables =
        IntStream.range(0, LANES)
            .mapToObj(lane -> new FlowTable(starts.get(lane % count)))
            .toList();
    this.filling = new PacketBatch(count);
    this.working = new PacketBatch(count);
    this.threads = count == 1 ? null : Executors.newFixedThreadPool(count, FlowTables::daemon);
  }

  /** Whose connection the frames are that follow. */
  public void leg(Leg leg) {
    reader.leg(leg);
  }

  /** Takes a captured frame, whose bytes are the caller's again. */
  public void frame(int linkType, Cursor frame, Moment at) {
    if (!filling.hasRoom(frame.remaining())) {
      handOn();
    }
    FlowSegment segment = reader.read(linkType, filling.kept(frame), at);
    if (segment != null) {
      filling.of(lane(segment.key()) % paces.size()).add(segment);
    }
  }

  /** The capture is at its end. */
  public void finish() {
    handOn();
    await();
    List<Flow> rest =
        tables.stream()
            .flatMap(table -> table.rest().stream())
            .sorted(Comparator.comparingInt(Flow::number))
            .toList();
    rest.forEach(flow -> flow.finish(reader.last()));
    tell(rest);
  }

  public int flows() {
    return flows;
  }

  public long tcpPackets() {
    return reader.tcpPackets();
  }

  @Override
  public void close() {
    if (threads != null) {
      threads.shutdownNow();
    }
  }

  private void handOn() {
    await();
    PacketBatch batch = filling;
    filling = working;
    working = batch;
    ExecutorService several = threads;
    for (int i = 0; i < paces.size(); i++) {
      List<FlowSegment> own = batch.of(i);
      paces.get(i).at(own.isEmpty() ? Pace.DONE : own.getFirst().at().packet());
    }
    for (int i = 0; i < paces.size(); i++) {
      Pace pace = paces.get(i);
      List<FlowSegment> own = batch.of(i);
      if (several == null) {
        work(own, pace);
      } else if (!own.isEmpty()) {
        running.add(several.submit(() -> work(own, pace)));
      }
    }
  }

  private void work(List<FlowSegment> segments, Pace pace) {
    try {
      for (FlowSegment segment : segments) {
        pace.at(segment.at().packet());
        tables.get(lane(segment.key())).segment(segment);
      }
    } finally {
      pace.at(Pace.DONE);
    }
  }

  /** Waits for the batch that is worked on, and takes what came of it. */
  private void await() {
    try {
      for (Future<?> each : running) {
        each.get();
      }
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      if (cause instanceof RuntimeException thrown) {
        throw thrown;
      }
      if (cause instanceof Error thrown) {
        throw thrown;
      }
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a capture was read", e);
    } finally {
      running.clear();
    }
    working.clear();
    between.run();
    tables.stream()
        .flatMap(table -> table.begun().stream())
        .sorted(Comparator.comparingInt(flow -> flow.first().packet()))
        .forEach(flow -> flow.number(++flows));
    tell(
        tables.stream()
            .flatMap(table -> table.closed().stream())
            .sorted(
                Comparator.comparingInt(FlowTable.Closed::packet)
                    .thenComparingInt(closed -> closed.flow().number()))
            .map(FlowTable.Closed::flow)
            .toList());
  }

  private void tell(List<Flow> over) {
    Stream<Flow> stream = threads == null ? over.stream() : over.parallelStream();
    stream.map(told).toList().forEach(finished);
  }

  private static int lane(FlowKey key) {
    return key.hashCode() & LANES - 1;
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "capture");
    thread.setDaemon(true);
    return thread;
  }
}
