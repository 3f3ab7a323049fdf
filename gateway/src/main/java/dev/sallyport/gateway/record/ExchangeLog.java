package dev.sallyport.gateway.record;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import dev.sallyport.gateway.config.Configuration.Log;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/** Writes a line for each exchange. Used by one thread. */
public final class ExchangeLog implements ExchangeConsumer {
  private final JsonFactory jsonFactory = new JsonFactory();
  private final LogTarget target;
  private final boolean failedOnly;

  /**
   * Opens the target.
   *
   * @param standardOutput used where no file is configured
   * @throws IOException where the file cannot be written, with its path
   */
  public ExchangeLog(Log settings, OutputStream standardOutput) throws IOException {
    this.target =
        settings.file() == null
            ? new LogTarget.Stream(standardOutput)
            : new LogTarget.RotatedFile(
                Path.of(settings.file()), settings.maxBytes(), settings.keep());
    this.failedOnly = settings.exchanges() == Log.Exchanges.FAILED;
  }

  @Override
  public void take(ExchangeRecord exchange) throws IOException {
    if (failedOnly && !notable(exchange)) {
      return;
    }
    try (ByteArrayBuilder bytes = new ByteArrayBuilder(1024)) {
      try (JsonGenerator json = jsonFactory.createGenerator(bytes)) {
        ExchangeLine.write(json, exchange);
      }
      bytes.append('\n');
      byte[] line = bytes.toByteArray();
      target.write(line, line.length);
    }
  }

  private static boolean notable(ExchangeRecord x) {
    boolean matched = x.rules() != null && !x.rules().matched().isEmpty();
    return !x.findings().isEmpty() || x.status() >= 500 || matched;
  }

  @Override
  public void flush() throws IOException {
    target.flush();
  }

  @Override
  public void close() throws IOException {
    target.close();
  }
}
