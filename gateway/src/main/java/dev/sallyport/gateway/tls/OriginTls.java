package dev.sallyport.gateway.tls;

import dev.sallyport.gateway.config.KeyAndChain;
import dev.sallyport.gateway.config.SiteConfiguration;
import dev.sallyport.gateway.config.SiteConfiguration.Renegotiation;
import dev.sallyport.gateway.config.SiteConfiguration.TlsVersion;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.ReferenceCountedOpenSslEngine;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.SupportedCipherSuiteFilter;
import io.netty.internal.tcnative.SSL;
import io.netty.util.NetUtil;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/**
 * Makes TLS handlers for the connections to one site's origins. The JDK's engine answers a
 * HelloRequest; BoringSSL stands in where a site is told to refuse or to ignore it, which the JDK
 * cannot do. Immutable, shared by all event loops.
 */
public final class OriginTls {
  private final SiteConfiguration.OriginTls settings;
  private final SslContext all;
  private final @Nullable SslContext upToTls12;

  /**
   * Builds the contexts of one site.
   *
   * @param anchors null: the JDK's own
   * @param client shown when an origin asks; null: none
   */
  public OriginTls(
      SiteConfiguration.OriginTls settings,
      @Nullable KeyStore anchors,
      @Nullable KeyAndChain client)
      throws GeneralSecurityException, SSLException {
    this.settings = settings;
    OriginTrust trust = new OriginTrust(settings.verify(), anchors);
    List<TlsVersion> old = new ArrayList<>(settings.versions());
    old.remove(TlsVersion.TLS_1_3);
    this.all = context(settings, settings.versions(), trust, client);
    this.upToTls12 =
        old.isEmpty() || old.size() == settings.versions().size()
            ? null
            : context(settings, old, trust, client);
  }

  /** All that the JDK has enabled: Netty's own choice leaves out what old origins need. */
  private static List<String> suites() throws SSLException {
    try {
      return List.of(SSLContext.getDefault().getDefaultSSLParameters().getCipherSuites());
    } catch (NoSuchAlgorithmException e) {
      throw new SSLException("the JDK has no default TLS", e);
    }
  }

  private static SslContext context(
      SiteConfiguration.OriginTls settings,
      List<TlsVersion> versions,
      OriginTrust trust,
      @Nullable KeyAndChain client)
      throws SSLException {
    SslContextBuilder builder =
        SslContextBuilder.forClient()
            .sslProvider(
                settings.renegotiation() == Renegotiation.ANSWER
                    ? SslProvider.JDK
                    : SslProvider.OPENSSL)
            .endpointIdentificationAlgorithm(null) // OriginTrust checks the name
            .ciphers(suites(), SupportedCipherSuiteFilter.INSTANCE)
            .trustManager(trust)
            .protocols(versions.stream().map(TlsVersion::word).toList());
    if (client != null) {
      builder.keyManager(client.key(), client.chain());
    }
    return builder.build();
  }

  /** The contexts of its connections. */
  public List<SslContext> contexts() {
    return upToTls12 == null ? List.of(all) : List.of(all, upToTls12);
  }

  /** Whether a connection capped at TLS 1.2 differs from one that is not. */
  public boolean canCap() {
    return upToTls12 != null;
  }

  /** The name that is sent as SNI to an origin of that host, or null where none is sent. */
  public @Nullable String serverName(String host) {
    String name = settings.sni() != null ? settings.sni() : host;
    return isAddress(name) || name.indexOf('.') < 0 && settings.sni() == null ? null : name;
  }

  private String verifiedName(String host) {
    if (settings.verifyName() != null) {
      return settings.verifyName();
    }
    return settings.sni() != null ? settings.sni() : host;
  }

  private static boolean isAddress(String name) {
    return NetUtil.isValidIpV4Address(name) || NetUtil.isValidIpV6Address(name);
  }

  /**
   * A handler for one new connection.
   *
   * @param host of the origin's URL
   * @param cap whether to offer no version above TLS 1.2
   * @param tasks runs what the engine delegates
   */
  public SslHandler handler(
      ByteBufAllocator alloc, String host, int port, boolean cap, Executor tasks) {
    SslContext context = cap && upToTls12 != null ? upToTls12 : all;
    SslHandler handler = context.newHandler(alloc, verifiedName(host), port, tasks);
    handler.setHandshakeTimeoutMillis(0); // the connection's own timer
    handler.setCloseNotifyFlushTimeoutMillis(1000);
    SSLEngine engine = handler.engine();
    String sni = serverName(host);
    SSLParameters parameters = engine.getSSLParameters();
    parameters.setServerNames(sni == null ? List.of() : List.of(new SNIHostName(sni)));
    engine.setSSLParameters(parameters);
    if (engine instanceof ReferenceCountedOpenSslEngine boring) {
      setMode(boring);
    }
    return handler;
  }

  private void setMode(ReferenceCountedOpenSslEngine engine) {
    int mode =
        settings.renegotiation() == Renegotiation.IGNORE
            ? SSL.SSL_RENEGOTIATE_IGNORE
            : SSL.SSL_RENEGOTIATE_NEVER;
    try {
      SSL.setRenegotiateMode(engine.sslPointer(), mode);
    } catch (Exception e) {
      throw new IllegalStateException("BoringSSL refused the renegotiation mode " + mode, e);
    }
  }
}
