package dev.sallyport.gateway.origin;

import dev.sallyport.diagnosis.trail.Timer;
import dev.sallyport.gateway.config.SiteConfiguration.Timeouts;
import dev.sallyport.gateway.http1.MessageWriter;
import dev.sallyport.gateway.timing.Deadline;
import dev.sallyport.wire.http1.FieldLines;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import java.util.function.Consumer;

/**
 * Writes the requests of one connection to an origin, one after the other, and runs the timers of
 * that: the origin must take the bytes, and say 100 (Continue) where it was asked to.
 */
final class RequestWriter {
  private final ChannelHandlerContext context;
  private final Deadline deadline;
  private final Timeouts timeouts;
  private final ChannelFutureListener onFailure;
  private boolean chunked;
  private boolean ended = true;
  private boolean awaitingContinue;

  /** {@code onFailure} hears why body bytes could not be sent. */
  RequestWriter(
      ChannelHandlerContext context,
      Deadline deadline,
      Timeouts timeouts,
      Consumer<Throwable> onFailure) {
    this.context = context;
    this.deadline = deadline;
    this.timeouts = timeouts;
    this.onFailure =
        future -> {
          if (future.cause() != null) {
            onFailure.accept(future.cause());
          }
        };
  }

  /** Writes a complete head, which it takes over; the body follows as {@code inChunks} says. */
  void head(ByteBuf head, boolean inChunks) {
    chunked = inChunks;
    ended = false;
    awaitingContinue = false;
    context.write(head, context.voidPromise());
  }

  /** Writes body bytes, which it takes over. */
  void data(ByteBuf data) {
    continued();
    ChannelPromise written = context.newPromise().addListener(onFailure);
    if (chunked) {
      MessageWriter.chunk(context, data, written);
    } else {
      context.write(data, written);
    }
    watch();
  }

  /** Writes bytes of a tunnel, which it takes over. */
  void raw(ByteBuf data) {
    context.write(data, context.voidPromise());
    watch();
  }

  /** Ends the request and lets it go out. */
  void end(FieldLines trailers) {
    if (chunked) {
      MessageWriter.lastChunk(context, trailers);
    }
    ended = true;
    context.flush();
  }

  void flush() {
    context.flush();
    watch();
  }

  /** Whether the whole request was written. */
  boolean ended() {
    return ended;
  }

  /** Whether the origin owes a response head now: to the request, or 100 to its head. */
  boolean awaitsHead() {
    return ended || awaitingContinue;
  }

  /** The head is out, and the rest waits for the origin's 100 (RFC 9110 section 10.1.1). */
  void awaitContinue() {
    context.flush();
    awaitingContinue = true;
    deadline.arm(Timer.RESPONSE_HEAD, timeouts.response());
  }

  /** The wait for 100 is over. */
  void continued() {
    if (awaitingContinue) {
      awaitingContinue = false;
      deadline.disarm();
    }
  }

  /** An origin that takes no more has its time for it. */
  void watch() {
    if (!context.channel().isWritable() && !ended && deadline.running() == null) {
      deadline.arm(Timer.SEND, timeouts.send());
    }
  }

  /** The origin takes more again. */
  void writable() {
    if (deadline.running() == Timer.SEND) {
      deadline.disarm();
    }
  }
}
