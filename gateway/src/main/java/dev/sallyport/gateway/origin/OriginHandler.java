package dev.sallyport.gateway.origin;

import static dev.sallyport.diagnosis.trail.Side.GATEWAY;
import static dev.sallyport.diagnosis.trail.Side.ORIGIN;

import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.diagnosis.trail.Event.Framing;
import dev.sallyport.diagnosis.trail.Timer;
import dev.sallyport.gateway.config.SiteConfiguration;
import dev.sallyport.wire.http1.BodyFraming;
import dev.sallyport.wire.http1.FieldLines;
import dev.sallyport.wire.http1.MalformedMessage;
import dev.sallyport.wire.http1.ResponseHead;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import java.nio.channels.ClosedChannelException;

/**
 * What comes from an origin: every byte of it, its end and its faults. Each is written into the
 * trail of the exchange before the exchange is told. Belongs to its event loop.
 */
final class OriginHandler extends ChannelInboundHandlerAdapter implements ResponseReader.Sink {
  private final OriginConnection connection;
  private final SiteConfiguration site;
  private final ResponseReader response;
  private boolean persistent;
  private boolean closeNotify;

  OriginHandler(OriginConnection connection, SiteConfiguration site) {
    this.connection = connection;
    this.site = site;
    this.response = new ResponseReader(site.limits(), this);
  }

  ResponseReader response() {
    return response;
  }

  /** Whether the origin leaves the connection open behind the response that ended last. */
  boolean persistent() {
    return persistent;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext ctx) {
    connection.attached(ctx);
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object msg) {
    ByteBuf in = (ByteBuf) msg;
    try {
      if (response.inBody() || response.tunnelling()) {
        connection.deadline().progress();
      }
      while (in.isReadable() && !connection.closed()) {
        response.read(in);
      }
    } catch (MalformedMessage e) {
      fromOrigin(new Event.Malformed(e.rule().word(), e.what()));
      connection.lose();
    } finally {
      in.release();
    }
  }

  // ---- what the response consists of

  @Override
  public void informational(ResponseHead head) {
    fromOrigin(new Event.Informational(head.status()));
    if (head.status() == 100) {
      connection.request().continued();
    }
    connection.listener().informational(head);
  }

  @Override
  public void head(ResponseHead head, BodyFraming framing) {
    persistent = head.persistent() && !(framing instanceof BodyFraming.UntilClose);
    fromOrigin(event(head, framing));
    connection.deadline().arm(Timer.RESPONSE_BODY_IDLE, site.timeouts().responseBody());
    connection.listener().responseHead(head, framing);
  }

  @Override
  public void switched(ResponseHead head) {
    persistent = false;
    connection.deadline().disarm();
    fromOrigin(event(head, BodyFraming.UNTIL_CLOSE));
    connection.listener().responseHead(head, BodyFraming.UNTIL_CLOSE);
  }

  private static Event event(ResponseHead head, BodyFraming framing) {
    Framing word =
        switch (framing) {
          case BodyFraming.None none -> Framing.NONE;
          case BodyFraming.Length length -> Framing.LENGTH;
          case BodyFraming.Chunked chunked -> Framing.CHUNKED;
          case BodyFraming.UntilClose untilClose -> Framing.UNTIL_CLOSE;
        };
    long length = framing instanceof BodyFraming.Length l ? l.bytes() : -1;
    return new Event.ResponseHead(head.status(), head.version(), head.headBytes(), word, length);
  }

  @Override
  public void data(ByteBuf data) {
    connection.listener().responseData(data);
  }

  @Override
  public void ended(FieldLines trailers, int surplus) {
    if (surplus > 0) {
      persistent = false;
      fromOrigin(Event.Malformed.unexpectedBytes(surplus + " bytes after the response"));
    }
    end(trailers, surplus == 0);
  }

  private void end(FieldLines trailers, boolean cleanly) {
    fromOrigin(new Event.ResponseEnd(response.bodyBytes()));
    connection.served().responseEnd(trailers, cleanly);
  }

  @Override
  public void unasked() {
    connection.lose();
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext ctx) {
    if (connection.inUse()) {
      connection.listener().responsePause();
    }
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext ctx) {
    if (!ctx.channel().isWritable()) {
      connection.request().watch();
      return;
    }
    connection.request().writable();
    if (connection.inUse()) {
      connection.listener().originWritable();
    }
  }

  // ---- how it ends

  /** Nothing more will come: says what is missing. */
  void cut() {
    Event cut = response.cut();
    if (cut != null) {
      fromOrigin(cut);
    }
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
    if (event instanceof SslCloseCompletionEvent e && e.isSuccess()) {
      closeNotify = true;
      connection.tap().closeNotify();
      ctx.close(); // nothing can follow it (RFC 8446 section 6.1); some origins leave out the FIN
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable thrown) {
    if (connection.lost() || connection.closed()) {
      return;
    }
    Event event = OriginFault.on(thrown, connection.tap().pendingAlert());
    if (event != null) {
      boolean ours = event instanceof Event.HandshakeFailed || event instanceof Event.InternalFault;
      connection.record(ours ? GATEWAY : ORIGIN, GATEWAY, event);
    }
    cut();
    connection.lose();
  }

  /**
   * The system refused to send. Where it says that a reset came, none is read any more: Linux tells
   * it to whoever asks first. Any other end shows when it is read.
   */
  void sendFailed(Throwable thrown) {
    if (!connection.lost() && !connection.closed() && OriginFault.tellsOfReset(thrown)) {
      fromOrigin(new Event.Reset());
      cut();
      connection.lose();
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    if (connection.closed()) {
      return;
    }
    if (!connection.lost()) {
      OriginTap tap = connection.tap();
      tap.recordPendingAlert();
      if (!connection.established() && tap.clearAlertSeen()) {
        return;
      }
      fromOrigin(new Event.Fin());
      if (response.endedByClose()) {
        end(new FieldLines(), closeNotify || !connection.origin().tls());
      } else {
        cut();
        connection.lose();
      }
    }
    connection.close();
  }

  /** Writes down why the handshake ended, unless that was already done when it was seen. */
  void handshakeEnded(Throwable thrown) {
    if (!connection.endsNow()) {
      return;
    }
    OriginTap tap = connection.tap();
    Event event = OriginFault.on(thrown, tap.pendingAlert());
    boolean closed = thrown instanceof ClosedChannelException || !connection.channel().isActive();
    if (event instanceof Event.Alert && !tap.clearAlertSeen()) {
      fromOrigin(event);
    } else if (event instanceof Event.HandshakeFailed && !closed && !tap.clearAlertSeen()) {
      connection.record(GATEWAY, GATEWAY, event);
    } else if (event != null && closed) {
      fromOrigin(new Event.Fin());
    }
  }

  private void fromOrigin(Event event) {
    connection.record(ORIGIN, GATEWAY, event);
  }
}
