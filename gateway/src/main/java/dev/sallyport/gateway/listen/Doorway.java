package dev.sallyport.gateway.listen;

import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.diagnosis.trail.Timer;
import dev.sallyport.gateway.exchange.ClientConnection;
import dev.sallyport.gateway.exchange.UnreadRequest;
import dev.sallyport.gateway.site.Site;
import dev.sallyport.gateway.timing.Phase;
import dev.sallyport.wire.tls.AlertDescription;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.NotSslRecordException;
import io.netty.handler.ssl.SniCompletionEvent;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.handler.ssl.SslHandshakeTimeoutException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/**
 * The last handler of a new client connection until its TLS handshake is done: then it makes way
 * for the HTTP version that was agreed on. What ends before that is told here.
 */
final class Doorway extends ChannelInboundHandlerAdapter {
  private static final String PLAIN_HTTP =
      "HTTP/1.1 400 Bad Request\r\nContent-Type: text/plain\r\nContent-Length: 33\r\n"
          + "Connection: close\r\n\r\nThis port speaks HTTPS, not HTTP.";

  private static final Pattern NAMELESS_ALERT = Pattern.compile("reason\\(1(\\d{3})\\)");

  private final Reception reception;
  private final ClientConnection connection;
  private final long beganNanos = System.nanoTime();
  private @Nullable Site site;
  private @Nullable String serverName;
  private boolean told;

  Doorway(Reception reception, ClientConnection connection) {
    this.reception = reception;
    this.connection = connection;
  }

  void chosen(Site chosenSite, @Nullable String sni) {
    site = chosenSite;
    serverName = sni;
  }

  /** Somebody else has told how it ended. */
  void told() {
    told = true;
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
    if (event instanceof SslHandshakeCompletionEvent done) {
      if (done.isSuccess()) {
        open(ctx);
      } else {
        end(ctx, done.cause());
      }
    } else if (event instanceof SniCompletionEvent sni && !sni.isSuccess()) {
      end(ctx, sni.cause());
    } else if (event == Reception.Signal.DRAIN && site == null) {
      ctx.close();
    }
  }

  private void open(ChannelHandlerContext ctx) {
    Site chosen = site;
    if (chosen == null) {
      throw new IllegalStateException("a handshake without a site");
    }
    SslHandler tls = ctx.pipeline().get(SslHandler.class);
    SSLSession session = tls.engine().getSession();
    connection.secured(serverName, session.getProtocol(), session.getCipherSuite());
    connection.setUp().add(Phase.TLS, System.nanoTime() - beganNanos);
    told = true;
    if (ApplicationProtocolNames.HTTP_2.equals(tls.applicationProtocol())) {
      Http2Edge.install(ctx.pipeline(), this, reception, connection, chosen.configuration());
    } else {
      ctx.pipeline()
          .replace(this, "http", new Http1Edge(reception, connection, chosen.configuration()));
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    if (cause instanceof RuntimeException && !(cause instanceof DecoderException)) {
      told = false; // a fault of ours, after the handshake too
    }
    end(ctx, cause);
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    if (site != null) {
      end(ctx, new IOException("closed"));
    }
  }

  /** The client's first bytes, shown in part, are no TLS, and no site is there to say so. */
  void notTls(ChannelHandlerContext ctx, String shown) {
    end(ctx, new Event.NotTls(shown));
  }

  private void end(ChannelHandlerContext ctx, Throwable thrown) {
    Throwable t =
        thrown instanceof DecoderException && thrown.getCause() != null
            ? thrown.getCause()
            : thrown;
    end(ctx, event(t));
  }

  private void end(ChannelHandlerContext ctx, Event event) {
    if (told) {
      return;
    }
    told = true;
    if (event instanceof Event.NotTls n && looksLikeHttp(n.shown())) {
      ctx.pipeline()
          .firstContext()
          .writeAndFlush(ascii(PLAIN_HTTP))
          .addListener(ChannelFutureListener.CLOSE);
    } else {
      ctx.close();
    }
    List<Event> events =
        site == null
            ? List.of(event)
            : List.of(new Event.ClientHello(serverName, List.of(), List.of()), event);
    new UnreadRequest(reception.gate(), connection, beganNanos, "TLS").neverSecured(events);
  }

  private Event event(Throwable t) {
    if (t instanceof SslHandshakeTimeoutException) {
      Duration after =
          site == null ? Listener.HELLO_TIMEOUT : site.configuration().timeouts().clientHandshake();
      return new Event.TimerFired(Timer.CLIENT_HANDSHAKE, after);
    }
    if (t instanceof NotSslRecordException) {
      return new Event.NotTls(firstBytes(String.valueOf(t.getMessage())));
    }
    String words = String.valueOf(t.getMessage());
    if (t instanceof RuntimeException) {
      return new Event.InternalFault(t.getClass().getSimpleName() + ": " + words);
    }
    AlertDescription alert = alert(words);
    if (alert != null) {
      return new Event.Alert(2, alert.number(), -1);
    }
    if (t instanceof IOException && !(t instanceof javax.net.ssl.SSLException)) {
      return words.contains("reset") ? new Event.Reset() : new Event.Fin();
    }
    if (words.contains("closed while")) {
      return new Event.Fin();
    }
    return new Event.HandshakeFailed(words.length() > 200 ? words.substring(0, 200) : words);
  }

  /**
   * BoringSSL says {@code SSLV3_ALERT_CERTIFICATE_UNKNOWN}, or its number and 1000 where it has no
   * name, the JDK {@code ... fatal alert: ...}.
   */
  private static @Nullable AlertDescription alert(String words) {
    Matcher nameless = NAMELESS_ALERT.matcher(words);
    if (nameless.find()) {
      return AlertDescription.of(Integer.parseInt(nameless.group(1)));
    }
    int at = words.indexOf("_ALERT_");
    if (at >= 0) {
      String word = words.substring(at + 7).trim().toLowerCase(Locale.ROOT);
      return AlertDescription.of(word.replace("cancelled", "canceled")); // as the RFC spells it
    }
    at = words.indexOf("Received fatal alert: ");
    return at < 0 ? null : AlertDescription.of(words.substring(at + 22).trim());
  }

  /** Netty shows them in hexadecimal after its sentence. */
  private static String firstBytes(String message) {
    String hex = message.substring(message.lastIndexOf(' ') + 1);
    StringBuilder shown = new StringBuilder();
    for (int i = 0; i + 2 <= Math.min(64, hex.length()); i += 2) {
      int b = Character.digit(hex.charAt(i), 16) << 4 | Character.digit(hex.charAt(i + 1), 16);
      shown.append(b >= ' ' && b < 0x7f ? (char) b : '.');
    }
    return shown.toString();
  }

  private static boolean looksLikeHttp(String shown) {
    int space = shown.indexOf(' ');
    return space >= 3
        && space <= 8
        && shown.substring(0, space).chars().allMatch(Character::isUpperCase);
  }

  private static ByteBuf ascii(String text) {
    return Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII);
  }
}
