package dev.sallyport.gateway.listen;

import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.diagnosis.trail.Timer;
import dev.sallyport.gateway.exchange.ClientConnection;
import dev.sallyport.gateway.exchange.Redirect;
import dev.sallyport.gateway.exchange.UnreadRequest;
import dev.sallyport.gateway.http1.HeadReader;
import dev.sallyport.gateway.timing.Deadline;
import dev.sallyport.wire.http1.BodyFraming;
import dev.sallyport.wire.http1.FieldLines;
import dev.sallyport.wire.http1.HeadParser;
import dev.sallyport.wire.http1.MalformedMessage;
import dev.sallyport.wire.http1.RequestHead;
import dev.sallyport.wire.http1.ResponseHead;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The plain HTTP listener: one request a connection, sent on to https, then closed. */
final class RedirectEdge extends ChannelInboundHandlerAdapter {
  private static final int MAX_HEAD_BYTES = 16 * 1024;
  private static final int MAX_FIELDS = 100;
  private static final Duration HEAD_TIMEOUT = Duration.ofSeconds(10);

  private final Reception reception;
  private final ClientConnection connection;
  private final int httpsPort;
  private final HeadReader headReader = new HeadReader(MAX_HEAD_BYTES);
  private final Deadline deadline;
  private final long beganNanos = System.nanoTime();
  private @Nullable ChannelHandlerContext context;
  private boolean done;

  RedirectEdge(Reception reception, ClientConnection connection, int httpsPort) {
    this.reception = reception;
    this.connection = connection;
    this.httpsPort = httpsPort;
    this.deadline = new Deadline(connection.loop(), this::timedOut);
  }

  @Override
  public void handlerAdded(ChannelHandlerContext ctx) {
    context = ctx;
    deadline.arm(Timer.REQUEST_HEAD, HEAD_TIMEOUT);
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object msg) {
    ByteBuf in = (ByteBuf) msg;
    try {
      if (!done && headReader.read(in)) {
        int length = headReader.length();
        RequestHead head = HeadParser.request(headReader.take(), length, MAX_FIELDS);
        answer(
            ctx,
            head,
            Redirect.answer(reception.gate(), connection, head, beganNanos, httpsPort),
            new byte[0]);
      }
    } catch (MalformedMessage e) {
      UnreadRequest.Refusal refusal = unread().malformed(e);
      answer(ctx, Http1Response.NO_REQUEST, refusal.head(), refusal.body());
    } finally {
      in.release();
    }
  }

  private UnreadRequest unread() {
    return new UnreadRequest(reception.gate(), connection, beganNanos, "HTTP/1.1");
  }

  private void answer(
      ChannelHandlerContext ctx, RequestHead request, ResponseHead head, byte[] body) {
    done = true;
    deadline.close();
    Http1Response response = new Http1Response(ctx, request);
    response.close();
    response.head(head, new BodyFraming.Length(body.length));
    response.data(Unpooled.wrappedBuffer(body));
    response.end(new FieldLines());
    ctx.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
  }

  private void timedOut(Timer timer, Duration after) {
    if (!done && context != null) {
      UnreadRequest.Refusal refusal = unread().timedOut(timer, after);
      answer(context, Http1Response.NO_REQUEST, refusal.head(), refusal.body());
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    deadline.close();
    if (!done && headReader.begun()) {
      done = true;
      unread().clientLost(new Event.Fin());
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    ctx.close();
  }
}
