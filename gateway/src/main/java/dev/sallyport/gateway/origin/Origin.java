package dev.sallyport.gateway.origin;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One origin of a site: its address, whether it is to be tried, and what was learnt about it.
 * Shared by all event loops; every field that changes is a single volatile or atomic value.
 */
public final class Origin {
  /** Failed connections in a row after which an origin rests. */
  static final int FAILURES_BEFORE_REST = 3;

  static final Duration REST = Duration.ofSeconds(10);

  private final URI url;
  private final boolean tls;
  private final String host;
  private final int port;
  private final AtomicInteger failures = new AtomicInteger();
  private volatile long restsUntilNanos;
  private volatile boolean resting;
  private volatile boolean renegotiates;
  private volatile boolean tls12Only;
  private final CertificateWishes wishes = new CertificateWishes();

  public Origin(URI url) {
    this.url = url;
    this.tls = "https".equals(url.getScheme());
    String h = url.getHost();
    this.host = h.startsWith("[") ? h.substring(1, h.length() - 1) : h;
    this.port = url.getPort() >= 0 ? url.getPort() : tls ? 443 : 80;
  }

  public URI url() {
    return url;
  }

  public boolean tls() {
    return tls;
  }

  public String host() {
    return host;
  }

  public int port() {
    return port;
  }

  /** {@code host:port} as a Host field would have it. */
  public String authority() {
    return url.getRawAuthority();
  }

  void connected() {
    failures.set(0);
    resting = false;
  }

  void failed() {
    if (failures.incrementAndGet() >= FAILURES_BEFORE_REST) {
      restsUntilNanos = System.nanoTime() + REST.toNanos();
      resting = true;
    }
  }

  /** Whether it failed so often that others are tried before it. */
  public boolean resting() {
    return resting && restsUntilNanos - System.nanoTime() > 0;
  }

  /** Whether a HelloRequest was ever seen from it, or may come for what it says of a body. */
  public boolean renegotiates() {
    return renegotiates;
  }

  /** It refused a body as if it had to hold it while it renegotiates. */
  public void refusedBody() {
    renegotiates = true;
  }

  void sawHelloRequest() {
    renegotiates = true;
  }

  /**
   * Whether it is spoken to at TLS 1.2 at most, because at TLS 1.3 it wants post-handshake
   * authentication, which nobody here offers.
   */
  public boolean tls12Only() {
    return tls12Only;
  }

  /** From now on it is offered TLS 1.2 at most. */
  public void capAtTls12() {
    tls12Only = true;
  }

  /** Where asking again at TLS 1.2 was tried, so that it is not tried for each request. */
  public CertificateWishes wishes() {
    return wishes;
  }
}
