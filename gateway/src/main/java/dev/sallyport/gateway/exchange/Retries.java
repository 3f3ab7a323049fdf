package dev.sallyport.gateway.exchange;

import dev.sallyport.gateway.config.SiteConfiguration;
import dev.sallyport.gateway.config.SiteConfiguration.PostHandshakeAuth;
import dev.sallyport.gateway.origin.Acquisition.Wish;
import dev.sallyport.gateway.origin.Origin;
import dev.sallyport.gateway.origin.OriginConnection;
import dev.sallyport.wire.http1.RequestHead;
import org.jspecify.annotations.Nullable;

/**
 * When an exchange sends its request once more. At most three times: for the keep-alive race (a
 * connection kept open was closed by the origin as the request went out), and at TLS 1.2 for an
 * origin that at TLS 1.3 seems to want post-handshake authentication.
 */
final class Retries {
  private Wish wish = Wish.ANY;
  private @Nullable Origin origin;
  private int attempts = 1;
  private boolean triedTls12;

  /** Attempts so far, the first one included. */
  int attempts() {
    return attempts;
  }

  Wish wish() {
    return wish;
  }

  /** The origin that must be asked again; null: whichever has its turn. */
  @Nullable Origin origin() {
    return origin;
  }

  /**
   * After a connection was lost before the head of the response was there.
   *
   * @return why to try again, null: do not
   */
  @Nullable String afterLoss(
      RequestHead request, RequestBody body, OriginConnection lost, SiteConfiguration site) {
    if (lost.answered()) {
      return null;
    }
    boolean repeatable = request.idempotent() && body.replayable();
    if (lost.exchanges() > 0 && repeatable && wish == Wish.ANY && !lost.timedOut()) {
      attempts++;
      wish = Wish.FRESH;
      return "closed-reused";
    }
    if (!lost.timedOut() && tls12Helps(request, body, lost, site)) {
      askAtTls12(lost.origin());
      return "tls12";
    }
    if (wish == Wish.FRESH_TLS12 && repeatable) {
      attempts++;
      wish = Wish.FRESH;
      return "without-cap";
    }
    return null;
  }

  /** Whether a refusal may be TLS 1.3's missing post-handshake authentication; counts as asked. */
  boolean wantsTls12(
      int status,
      RequestHead request,
      RequestBody body,
      OriginConnection connection,
      SiteConfiguration site) {
    boolean refusal = status == 403 || status == 500;
    if (refusal && body.complete() && tls12Helps(request, body, connection, site)) {
      askAtTls12(connection.origin());
      return true;
    }
    return false;
  }

  private boolean tls12Helps(
      RequestHead request, RequestBody body, OriginConnection connection, SiteConfiguration site) {
    return !triedTls12
        && "TLSv1.3".equals(connection.tlsVersion())
        && site.originTls().postHandshakeAuth() == PostHandshakeAuth.RETRY
        && request.safe()
        && body.replayable()
        && connection.capCanHelp(request.target());
  }

  private void askAtTls12(Origin at) {
    attempts++;
    triedTls12 = true;
    origin = at;
    wish = Wish.FRESH_TLS12;
  }

  /** The capped attempt got no connection: once more without the cap. */
  boolean afterFailedAcquisition() {
    if (wish != Wish.FRESH_TLS12) {
      return false;
    }
    attempts++;
    wish = Wish.FRESH;
    return true;
  }

  /** A HelloRequest at TLS 1.2 after a refusal at TLS 1.3: the origin is remembered. */
  void sawHelloRequest(Origin from) {
    if (wish == Wish.FRESH_TLS12) {
      from.capAtTls12();
    }
  }
}
