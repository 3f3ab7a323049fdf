package dev.sallyport.gateway.exchange;

import dev.sallyport.gateway.origin.OriginConnection;
import dev.sallyport.wire.http1.FieldLines;
import io.netty.buffer.ByteBuf;

/**
 * The rest of a request whose response has ended before it: the origin gets it all the same, so
 * that its connection can serve the next exchange (RFC 9112 section 9.5). An origin that does not
 * take it loses the connection instead.
 */
final class LateBody implements ClientStream.Rest {
  private static final long MAX_WAITING_BYTES = 1 << 20;

  private final OriginConnection origin;

  LateBody(OriginConnection origin) {
    this.origin = origin;
    origin.responseOver();
  }

  @Override
  public void data(ByteBuf data) {
    if (origin.waitingBytes() > MAX_WAITING_BYTES) {
      origin.close();
    }
    origin.sendData(data);
    origin.flush();
  }

  @Override
  public void end(FieldLines trailers) {
    origin.sendEnd(trailers);
    origin.release();
  }

  @Override
  public void abandoned() {
    origin.close();
  }
}
