package dev.sallyport.gateway.recorder;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes recordings, all on one thread of its own. Event loops only reserve a place and put them
 * there; where there is none a recording is dropped, counted and told. Thread-safe.
 */
public final class FlightRecorder implements AutoCloseable {
  private static final int MOST_QUEUED = 64;
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);

  private record Job(Recording recording, Path file) {}

  private final BlockingQueue<Job> queue = new LinkedBlockingQueue<>();
  private final Semaphore room;
  private final Consumer<String> trouble;
  private final AtomicLong dropped = new AtomicLong();
  private @Nullable Thread thread;
  private volatile boolean closing;
  private long droppedTold;
  private boolean failing;

  /**
   * Writes nothing yet: where no site records there is no thread.
   *
   * @param trouble told in one line when files cannot be written, when they can again, and how many
   *     recordings were dropped
   */
  public FlightRecorder(Consumer<String> trouble) {
    this(MOST_QUEUED, trouble);
  }

  FlightRecorder(int mostQueued, Consumer<String> trouble) {
    this.room = new Semaphore(mostQueued);
    this.trouble = trouble;
  }

  /** A site records: from now on there is the thread. */
  synchronized void start() {
    if (thread == null) {
      thread = Thread.ofPlatform().name("flight-recorder").daemon(true).start(this::run);
    }
  }

  /**
   * Reserves a place for the recording of an exchange, which {@link #write} has to follow. Returns
   * the file that it will be; null where there is no place.
   */
  @Nullable Path reserve(Path folder, String exchange) {
    if (!room.tryAcquire()) {
      dropped.incrementAndGet();
      return null;
    }
    return folder.resolve(NAME.format(Instant.now()) + "-" + exchange + ".pcapng");
  }

  /** Puts a recording into its place. */
  void write(Path file, Recording recording) {
    queue.add(new Job(recording, file));
  }

  /** Recordings for which there was no place. */
  public long dropped() {
    return dropped.get();
  }

  private void run() {
    try {
      while (true) {
        Job job = queue.poll(200, TimeUnit.MILLISECONDS);
        if (job != null) {
          room.release();
          attempt(job);
        } else if (closing) {
          return;
        }
        tellDropped();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Only when the queue is empty: once for a burst. */
  private void tellDropped() {
    long now = dropped.get();
    if (now != droppedTold && queue.isEmpty()) {
      trouble.accept((now - droppedTold) + " recordings were dropped: more came than were written");
      droppedTold = now;
    }
  }

  private void attempt(Job job) {
    try {
      write(job);
      if (failing) {
        failing = false;
        trouble.accept("recordings are written again");
      }
    } catch (IOException | RuntimeException e) {
      if (!failing) {
        failing = true;
        trouble.accept("recordings cannot be written: " + e);
      }
    }
  }

  private static void write(Job job) throws IOException {
    Recording recording = job.recording();
    Files.createDirectories(
        recording.folder(),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    makeRoom(recording.folder(), recording.settings().keep());
    try (OutputStream out = new BufferedOutputStream(create(job.file()), 1 << 16)) {
      recording.write(out, clock());
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(job.file());
      throw e;
    }
  }

  private static OutputStream create(Path file) throws IOException {
    return Channels.newOutputStream(
        Files.newByteChannel(
            file,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))));
  }

  /** The oldest go first; names begin with the time. */
  private static void makeRoom(Path folder, int keep) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.filter(file -> file.toString().endsWith(".pcapng")).sorted().toList();
    }
    for (Path oldest : files.subList(0, Math.max(0, files.size() - keep + 1))) {
      Files.deleteIfExists(oldest);
    }
  }

  private static long clock() {
    Instant now = Instant.now();
    return now.getEpochSecond() * 1_000_000_000L + now.getNano() - System.nanoTime();
  }

  /** Writes what is in the queue, then ends. */
  @Override
  public void close() {
    closing = true;
    Thread started;
    synchronized (this) {
      started = thread;
    }
    try {
      if (started != null) {
        started.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
