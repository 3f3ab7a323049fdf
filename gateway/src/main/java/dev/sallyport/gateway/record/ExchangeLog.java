package dev.sallyport.gateway.record;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import dev.sallyport.gateway.config.Configuration.Log;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Writes a line for each exchange. Event loops only put records into a queue; one thread of its own
 * makes the lines and waits for the disk. Nothing is dropped: {@link #close} writes what is left.
 */
public final class ExchangeLog implements ExchangeObserver, AutoCloseable {
  private static final int BATCH = 512;

  private final BlockingQueue<ExchangeRecord> queue = new LinkedBlockingQueue<>();
  private final JsonFactory jsonFactory = new JsonFactory();
  private final LogTarget target;
  private final boolean failedOnly;
  private final Consumer<String> trouble;
  private final Thread thread;
  private volatile boolean closing;

  /**
   * Opens the target and starts to write.
   *
   * @param standardOutput used where no file is configured
   * @param trouble told in one line when the target cannot be written
   */
  public ExchangeLog(Log settings, OutputStream standardOutput, Consumer<String> trouble)
      throws IOException {
    this.target =
        settings.file() == null
            ? new LogTarget.Stream(standardOutput)
            : new LogTarget.RotatedFile(
                Path.of(settings.file()), settings.maxBytes(), settings.keep());
    this.failedOnly = settings.exchanges() == Log.Exchanges.FAILED;
    this.trouble = trouble;
    this.thread = Thread.ofPlatform().name("exchange-log").daemon(true).start(this::run);
  }

  @Override
  public void ended(ExchangeRecord exchange) {
    if (!failedOnly || !exchange.findings().isEmpty() || exchange.status() >= 500) {
      queue.add(exchange);
    }
  }

  private void run() {
    boolean told = false;
    while (true) {
      try {
        ExchangeRecord first = queue.poll(200, TimeUnit.MILLISECONDS);
        if (first == null) {
          if (closing) {
            return;
          }
          continue;
        }
        writeBatch(first);
        told = false;
      } catch (IOException e) {
        if (!told) {
          told = true;
          trouble.accept("the exchange log cannot be written: " + e.getMessage());
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private void writeBatch(ExchangeRecord first) throws IOException {
    ExchangeRecord next = first;
    for (int i = 0; next != null && i < BATCH; i++) {
      try (ByteArrayBuilder bytes = new ByteArrayBuilder(1024)) {
        try (JsonGenerator json = jsonFactory.createGenerator(bytes)) {
          ExchangeLine.write(json, next);
        }
        bytes.append('\n');
        byte[] line = bytes.toByteArray();
        target.write(line, line.length);
      }
      next = i + 1 < BATCH ? queue.poll() : null;
    }
    target.flush();
  }

  /** Writes what is in the queue, then closes the target. */
  @Override
  public void close() throws IOException {
    closing = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    target.close();
  }
}
