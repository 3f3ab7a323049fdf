package dev.sallyport.gateway.listen;

import static dev.sallyport.gateway.http1.MessageWriter.ascii;
import static dev.sallyport.gateway.http1.MessageWriter.fieldLine;
import static dev.sallyport.gateway.http1.MessageWriter.latin1;

import dev.sallyport.gateway.exchange.HopByHop;
import dev.sallyport.gateway.exchange.UnreadRequest;
import dev.sallyport.gateway.http1.MessageWriter;
import dev.sallyport.wire.http1.BodyFraming;
import dev.sallyport.wire.http1.FieldLines;
import dev.sallyport.wire.http1.FieldName;
import dev.sallyport.wire.http1.RequestHead;
import dev.sallyport.wire.http1.ResponseHead;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;

/** Writes one response in HTTP/1, framed as the client's version allows. */
final class Http1Response {
  static final RequestHead NO_REQUEST = new RequestHead("", "", "HTTP/1.1", new FieldLines(), 0);

  private final ChannelHandlerContext ctx;
  private final RequestHead request;
  private boolean chunked;
  private boolean close;
  private boolean endsWithConnection;

  Http1Response(ChannelHandlerContext ctx, RequestHead request) {
    this.ctx = ctx;
    this.request = request;
    this.close = !request.persistent();
  }

  /** Answers what could not be read as a request; the connection is to end with it. */
  static void refuse(ChannelHandlerContext ctx, UnreadRequest.Refusal refusal) {
    Http1Response answer = new Http1Response(ctx, NO_REQUEST);
    answer.close();
    answer.head(refusal.head(), new BodyFraming.Length(refusal.body().length));
    answer.data(Unpooled.wrappedBuffer(refusal.body()));
    answer.end(new FieldLines());
    ctx.flush();
  }

  /** The connection is to end with this response. */
  void close() {
    close = true;
  }

  boolean closes() {
    return close;
  }

  /** Whether only the end of the connection says that the response is complete. */
  boolean endsWithConnection() {
    return endsWithConnection;
  }

  void informational(ResponseHead head) {
    if (request.version().equals("HTTP/1.1")) {
      ByteBuf out = ctx.alloc().buffer(128);
      start(out, head);
      endToEnd(out, head.fields(), false);
      ascii(out, "\r\n");
      ctx.write(out, ctx.voidPromise());
    }
  }

  void head(ResponseHead head, BodyFraming framing) {
    ByteBuf out = ctx.alloc().buffer(head.headBytes() + 256);
    start(out, head);
    boolean old = request.version().equals("HTTP/1.0");
    boolean unknownLength =
        framing instanceof BodyFraming.Chunked || framing instanceof BodyFraming.UntilClose;
    boolean switching = head.status() == 101;
    chunked = unknownLength && !old && !switching;
    endsWithConnection = unknownLength && old;
    close |= endsWithConnection;
    endToEnd(out, head.fields(), head.status() != 204 && !switching && !unknownLength);
    if (switching) {
      String protocol = head.fields().first(FieldName.UPGRADE);
      ascii(out, "Connection: Upgrade\r\n");
      fieldLine(out, "Upgrade", protocol == null ? "" : protocol);
    } else if (close) {
      ascii(out, "Connection: close\r\n");
    } else if (old) {
      ascii(out, "Connection: keep-alive\r\n");
    }
    if (chunked) {
      ascii(out, "Transfer-Encoding: chunked\r\n");
    }
    ascii(out, "\r\n");
    ctx.write(out, ctx.voidPromise());
  }

  private static void start(ByteBuf out, ResponseHead head) {
    ascii(out, "HTTP/1.1 ");
    ascii(out, Integer.toString(head.status()));
    out.writeByte(' ');
    latin1(out, head.reason());
    out.writeByte('\r').writeByte('\n');
  }

  private static void endToEnd(ByteBuf out, FieldLines fields, boolean withLength) {
    HopByHop hop = HopByHop.of(fields);
    boolean lengthSeen = false;
    for (int i = 0; i < fields.size(); i++) {
      if (fields.known(i) == FieldName.CONTENT_LENGTH) {
        if (withLength && !lengthSeen) {
          fieldLine(out, fields, i);
        }
        lengthSeen = true;
      } else if (!hop.drops(fields, i)) {
        fieldLine(out, fields, i);
      }
    }
  }

  void data(ByteBuf data) {
    if (chunked) {
      MessageWriter.chunk(ctx, data);
    } else {
      ctx.write(data, ctx.voidPromise());
    }
  }

  void end(FieldLines trailers) {
    if (chunked) {
      MessageWriter.lastChunk(ctx, trailers);
    }
  }
}
