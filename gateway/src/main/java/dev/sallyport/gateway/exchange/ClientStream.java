package dev.sallyport.gateway.exchange;

import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.diagnosis.trail.Timer;
import dev.sallyport.wire.http1.BodyFraming;
import dev.sallyport.wire.http1.FieldLines;
import dev.sallyport.wire.http1.MalformedMessage;
import dev.sallyport.wire.http1.ResponseHead;
import io.netty.buffer.ByteBuf;
import java.time.Duration;

/**
 * The client's end of one exchange, whatever HTTP version the client speaks: an edge implements it,
 * the exchange calls it. Everything happens on the connection's event loop.
 */
public interface ClientStream {

  /** What the client does; told by the edge to the exchange. */
  interface Listener {
    /** Takes over {@code data}. */
    void requestData(ByteBuf data);

    /** The client has sent what it had for now: a good moment to flush. */
    void requestPause();

    void requestEnd(FieldLines trailers);

    /** The client takes more of the response again. */
    void clientWritable();

    /**
     * The client is gone: {@link Event.Fin}, {@link Event.Reset} or {@link Event.StreamReset}; or
     * the gateway left it: {@link Event.Refused}.
     */
    void clientLost(Event how);

    void clientTimedOut(Timer timer, Duration after);

    /** The rest of the request cannot be read. */
    void clientMalformed(MalformedMessage broken);
  }

  /** Where the rest of a request goes whose response has ended before it. */
  interface Rest {
    /** Takes over {@code data}. */
    void data(ByteBuf data);

    void end(FieldLines trailers);

    /** The rest will not come, or not whole. */
    void abandoned();
  }

  ClientConnection connection();

  /** The exchange that wants to hear of this stream. */
  void listener(Listener listener);

  /** Sends a 1xx response and flushes it. */
  void informational(ResponseHead head);

  /**
   * Writes the head of the final response.
   *
   * @param framing of the body that follows; the edge translates it for its version
   */
  void respond(ResponseHead head, BodyFraming framing);

  /** Writes body bytes, which it takes over. */
  void data(ByteBuf data);

  /** Says before {@link #end} where the rest of the request goes; without that it is dropped. */
  void rest(Rest to);

  /** Ends the response, flushes it and is done with the exchange. */
  void end(FieldLines trailers);

  void flush();

  boolean writable();

  /** Whether more of the request body is wanted. */
  void reading(boolean on);

  /** The response to come is the connection's last: what follows may not be a request. */
  void closeAfter();

  /** Gives up in the middle of a response so that the client can see that it is not whole. */
  void cut();

  /** From now on bytes pass as they are, both ways. */
  void tunnel();
}
