package dev.sallyport.gateway.record;

import java.io.IOException;

/** Takes exchanges from {@link Observers}, all on its one thread, where it may wait. */
public interface ExchangeConsumer {
  void take(ExchangeRecord exchange) throws IOException;

  /** There is nothing more to take for now. */
  default void flush() throws IOException {}

  /** After this nothing comes any more. */
  default void close() throws IOException {}
}
