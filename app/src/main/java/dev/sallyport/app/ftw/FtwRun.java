package dev.sallyport.app.ftw;

import dev.sallyport.app.files.FolderTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** All tests of a release, each sent through one gateway. */
public final class FtwRun {
  /** Connections at once; the gateway's work is done on other threads. */
  private static final int AT_ONCE = 8;

  private final FtwGateway gateway;
  private final Listener listener;
  private final int all;
  private int done;
  private int failed;

  private FtwRun(FtwGateway gateway, Listener listener, int all) {
    this.gateway = gateway;
    this.listener = listener;
    this.all = all;
  }

  /** Hears of each test when it ended, on several threads, one at a time. */
  public interface Listener {
    /**
     * A test ended.
     *
     * @param differences from what it expects; empty where it passed
     */
    void ended(String test, List<String> differences, int done, int all);
  }

  /** How many tests ended how; skipped ones hold no stage. */
  public record Tally(int passed, int failed, int skipped) {}

  /**
   * Runs tests.
   *
   * @param crs folder of the release
   * @param files tests of go-ftw, or folders of them; empty: the release's own
   */
  public static Tally all(Path crs, List<Path> files, Listener listener) throws Exception {
    List<FtwTest> tests = new ArrayList<>();
    List<Path> places = files.isEmpty() ? List.of(crs.resolve("tests/regression/tests")) : files;
    for (Path place : places) {
      for (Path file : FtwReader.files(place)) {
        tests.addAll(FtwReader.read(file));
      }
    }
    if (tests.isEmpty()) {
      throw new IOException("no test in " + places);
    }
    Path folder = Files.createTempDirectory("sallyport-ftw");
    try (FtwGateway gateway = new FtwGateway(folder, crs)) {
      return new FtwRun(gateway, listener, tests.size()).run(tests);
    } finally {
      FolderTree.delete(folder);
    }
  }

  private Tally run(List<FtwTest> tests) throws InterruptedException, ExecutionException {
    List<FtwTest> sent = tests.stream().filter(t -> !t.stages().isEmpty()).toList();
    try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
      List<Callable<Boolean>> jobs = new ArrayList<>();
      sent.forEach(test -> jobs.add(() -> ended(test, differences(test))));
      for (Future<Boolean> job : threads.invokeAll(jobs)) {
        job.get();
      }
    }
    return new Tally(sent.size() - failed, failed, tests.size() - sent.size());
  }

  private synchronized boolean ended(FtwTest test, List<String> differences) {
    done++;
    failed += differences.isEmpty() ? 0 : 1;
    listener.ended(test.name(), differences, done, all);
    return differences.isEmpty();
  }

  private List<String> differences(FtwTest test) throws InterruptedException {
    List<String> found = new ArrayList<>();
    for (FtwStage stage : test.stages()) {
      try {
        found.addAll(gateway.send(stage).differences(stage.expectation()));
      } catch (IOException e) {
        throw new UncheckedIOException(test.name(), e);
      }
    }
    return found;
  }
}
