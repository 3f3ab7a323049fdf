package dev.sallyport.gateway.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.gateway.config.SiteConfiguration.Recorder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When recordings cannot be written, or more come than are written. */
class FlightRecorderTest {
  @TempDir Path folder;

  private final BlockingQueue<String> told = new LinkedBlockingQueue<>();

  private static Recording recording(Path folder, String exchange) {
    Recorder settings =
        new Recorder(
            Recorder.On.FAILURE,
            new Recorder.Matching(List.of(), List.of(), List.of()),
            10,
            65_536,
            true,
            new Recorder.Cover(List.of(), 4_096));
    Ended ended = new Ended(exchange, 502, "/", List.of());
    return new Recording(folder, settings, "a.lab.test", ended, List.of());
  }

  private static @Nullable Path offer(FlightRecorder recorder, Path folder, String exchange) {
    Path file = recorder.reserve(folder, exchange);
    if (file != null) {
      recorder.write(file, recording(folder, exchange));
    }
    return file;
  }

  @Test
  void aFolderThatCannotBeWrittenIsToldOnceAndItsEndToo() throws Exception {
    Path blocked = Files.createFile(folder.resolve("file"));
    try (FlightRecorder recorder = new FlightRecorder(told::add)) {
      recorder.start();
      offer(recorder, blocked, "1");
      offer(recorder, blocked, "2");
      assertThat(told.poll(30, TimeUnit.SECONDS)).startsWith("recordings cannot be written: ");
      Path written = offer(recorder, folder.resolve("sites"), "3");
      assertThat(told.poll(30, TimeUnit.SECONDS)).isEqualTo("recordings are written again");
      assertThat(written).exists();
    }
    assertThat(told).isEmpty();
  }

  @Test
  void whatFindsTheQueueFullIsDroppedCountedAndTold() throws Exception {
    CountDownLatch hold = new CountDownLatch(1);
    BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    Path blocked = Files.createFile(folder.resolve("file"));
    FlightRecorder recorder =
        new FlightRecorder(
            1,
            line -> {
              lines.add(line);
              await(hold);
            });
    recorder.start();
    offer(recorder, blocked, "1");
    assertThat(lines.poll(30, TimeUnit.SECONDS)).startsWith("recordings cannot be written");
    assertThat(offer(recorder, folder.resolve("sites"), "2")).isNotNull();
    assertThat(offer(recorder, folder.resolve("sites"), "3")).isNull();
    assertThat(offer(recorder, folder.resolve("sites"), "4")).isNull();
    hold.countDown();
    recorder.close();
    assertThat(recorder.dropped()).isEqualTo(2);
    assertThat(lines).anyMatch(line -> line.startsWith("2 recordings were dropped"));
    assertThat(folder.resolve("sites"))
        .isDirectoryContaining(file -> file.toString().endsWith("-2.pcapng"));
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
