package dev.sallyport.secrets;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.handler.ssl.ReferenceCountedOpenSslContext;
import io.netty.handler.ssl.ReferenceCountedOpenSslEngine;
import io.netty.handler.ssl.SslContext;
import io.netty.internal.tcnative.SSLContext;
import java.lang.reflect.Field;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import javax.net.ssl.SSLEngine;

/**
 * The key log of Netty's BoringSSL contexts, told apart by connection. BoringSSL calls it in the
 * thread that drives the connection. Thread-safe.
 */
public final class BoringSslKeyLog {
  private final Map<Long, Consumer<String>> connections = new ConcurrentHashMap<>();

  private BoringSslKeyLog() {}

  /** One connection's part of the key log. */
  public interface Listening extends AutoCloseable {
    /** Tells no more; to be called before the number of the connection is given to another one. */
    @Override
    void close();
  }

  /**
   * Turns the key log of contexts on, for as long as they live; others than BoringSSL's have none.
   */
  public static BoringSslKeyLog of(SslContext... contexts) throws SecretsUnavailableException {
    BoringSslKeyLog log = new BoringSslKeyLog();
    for (SslContext context : contexts) {
      if (context instanceof ReferenceCountedOpenSslContext
          && !SSLContext.setKeyLogCallback(pointer(context), log::line)) {
        throw new SecretsUnavailableException("BoringSSL took no key log");
      }
    }
    return log;
  }

  /** What tcnative calls the context: Netty's own accessors return what BoringSSL calls it. */
  private static long pointer(SslContext context) throws SecretsUnavailableException {
    try {
      Field field = ReferenceCountedOpenSslContext.class.getDeclaredField("ctx");
      if (field.trySetAccessible()) {
        return field.getLong(context);
      }
    } catch (ReflectiveOperationException | IllegalArgumentException e) {
      // told below
    }
    throw new SecretsUnavailableException(
        "TLS secrets of BoringSSL cannot be read: this Netty has no"
            + " ReferenceCountedOpenSslContext.ctx; 4.2.18 has");
  }

  /**
   * Hears one connection of these contexts.
   *
   * @param lines takes each line, without its end
   */
  public Listening listen(SSLEngine engine, Consumer<String> lines) {
    long connection = ((ReferenceCountedOpenSslEngine) engine).sslPointer();
    connections.put(connection, lines);
    return () -> connections.remove(connection, lines);
  }

  private void line(long connection, byte[] line) {
    Consumer<String> lines = connections.get(connection);
    if (lines != null) {
      lines.accept(new String(line, US_ASCII));
    }
  }
}
