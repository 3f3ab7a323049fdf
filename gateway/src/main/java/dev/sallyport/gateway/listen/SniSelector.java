package dev.sallyport.gateway.listen;

import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.gateway.exchange.ClientConnection;
import dev.sallyport.gateway.exchange.UnreadRequest;
import dev.sallyport.gateway.site.Site;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.ssl.AbstractSniHandler;
import io.netty.handler.ssl.SslHandler;
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

  SniSelector(Reception reception, ClientConnection connection, Doorway doorway, long timeoutMs) {
    super(MAX_CLIENT_HELLO, timeoutMs);
    this.reception = reception;
    this.connection = connection;
    this.doorway = doorway;
  }

  @Override
  protected Future<Site> lookup(ChannelHandlerContext ctx, @Nullable String hostname) {
    return ctx.executor().newSucceededFuture(site(hostname));
  }

  private @Nullable Site site(@Nullable String hostname) {
    return hostname == null
        ? reception.gate().sites().fallback()
        : reception.gate().sites().named(hostname.toLowerCase(Locale.ROOT));
  }

  @Override
  protected void onLookupComplete(
      ChannelHandlerContext ctx, @Nullable String hostname, Future<Site> found) {
    Site site = found.getNow();
    if (site == null) {
      refuse(ctx, hostname);
      return;
    }
    String name = hostname == null ? null : hostname.toLowerCase(Locale.ROOT);
    SslHandler tls = site.clientTls().newHandler(ctx.alloc());
    tls.setHandshakeTimeoutMillis(site.configuration().timeouts().clientHandshake().toMillis());
    doorway.chosen(site, name);
    ctx.pipeline().replace(this, "tls", tls);
  }

  private void refuse(ChannelHandlerContext ctx, @Nullable String hostname) {
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
}
