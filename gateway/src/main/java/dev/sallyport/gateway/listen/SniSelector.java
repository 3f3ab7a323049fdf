package dev.sallyport.gateway.listen;

import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.gateway.exchange.ClientConnection;
import dev.sallyport.gateway.exchange.UnreadRequest;
import dev.sallyport.gateway.recorder.SiteRecorder;
import dev.sallyport.gateway.recorder.Tape;
import dev.sallyport.gateway.site.Site;
import dev.sallyport.wire.tls.RecordHeader;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.ssl.AbstractSniHandler;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.NetUtil;
import io.netty.util.concurrent.Future;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads the ClientHello, finds the site by its server name (RFC 6066 section 3) and goes on with
 * that site's certificate. A name that nobody serves gets the alert unrecognized_name.
 */
final class SniSelector extends AbstractSniHandler<Site> {
  private static final int MAX_CLIENT_HELLO = 1 << 16;
  private static final byte[] UNRECOGNIZED_NAME = {21, 3, 3, 0, 2, 2, 112};

  private final Reception reception;
  private final ClientConnection connection;
  private final Doorway doorway;
  private final long beganNanos = System.nanoTime();
  private boolean refused;

  SniSelector(Reception reception, ClientConnection connection, Doorway doorway, long timeoutMs) {
    super(MAX_CLIENT_HELLO, timeoutMs);
    this.reception = reception;
    this.connection = connection;
    this.doorway = doorway;
  }

  @Override
  protected Future<Site> lookup(ChannelHandlerContext ctx, @Nullable String hostname) {
    return ctx.executor().newSucceededFuture(site(named(hostname)));
  }

  /** RFC 6066 section 3 allows no address as a server name: one counts as none. */
  private static @Nullable String named(@Nullable String hostname) {
    boolean address =
        hostname != null
            && (NetUtil.isValidIpV4Address(hostname) || NetUtil.isValidIpV6Address(hostname));
    return hostname == null || address ? null : hostname.toLowerCase(Locale.ROOT);
  }

  private @Nullable Site site(@Nullable String hostname) {
    return hostname == null
        ? reception.gate().sites().fallback()
        : reception.gate().sites().named(hostname);
  }

  @Override
  protected void onLookupComplete(
      ChannelHandlerContext ctx, @Nullable String hostname, Future<Site> found) {
    Site site = found.getNow();
    String name = named(hostname);
    if (site == null) {
      refuse(ctx, name);
      return;
    }
    SslHandler tls = site.clientTls().newHandler(ctx.alloc());
    tls.setHandshakeTimeoutMillis(site.configuration().timeouts().clientHandshake().toMillis());
    doorway.chosen(site, name);
    SiteRecorder recorder = site.recorder();
    if (recorder != null) {
      Tape tape = recorder.tape(ctx.channel(), ctx.name(), true);
      tape.passed(true, internalBuffer());
      recorder.watch(tls.engine(), tape);
      connection.tape(tape);
    }
    ctx.pipeline().replace(this, "tls", tls);
  }

  private void refuse(ChannelHandlerContext ctx, @Nullable String hostname) {
    if (refused) {
      return; // the same bytes again: they stay in the buffer until the connection is closed
    }
    refused = true;
    ByteBuf first = internalBuffer();
    if (first.isReadable() && first.getByte(first.readerIndex()) != RecordHeader.HANDSHAKE) {
      doorway.notTls(ctx, shown(first));
      return;
    }
    doorway.told();
    new UnreadRequest(reception.gate(), connection, beganNanos, "TLS")
        .neverSecured(
            List.of(
                new Event.ClientHello(hostname, List.of(), List.of()),
                new Event.Refused(
                    "tls",
                    hostname == null ? "no-name" : "unrecognized-name",
                    hostname == null
                        ? "no server name was sent"
                        : "no site is called " + hostname)));
    ctx.writeAndFlush(Unpooled.wrappedBuffer(UNRECOGNIZED_NAME))
        .addListener(ChannelFutureListener.CLOSE);
  }

  private static String shown(ByteBuf first) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < Math.min(32, first.readableBytes()); i++) {
      byte b = first.getByte(first.readerIndex() + i);
      text.append(b >= ' ' && b < 0x7f ? (char) b : '.');
    }
    return text.toString();
  }
}
