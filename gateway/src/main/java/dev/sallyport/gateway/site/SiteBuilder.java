package dev.sallyport.gateway.site;

import dev.sallyport.gateway.config.Configuration;
import dev.sallyport.gateway.config.Identities;
import dev.sallyport.gateway.config.IdentityException;
import dev.sallyport.gateway.config.KeyAndChain;
import dev.sallyport.gateway.config.SiteConfiguration;
import dev.sallyport.gateway.origin.OriginGroup;
import dev.sallyport.gateway.recorder.FlightRecorder;
import dev.sallyport.gateway.recorder.SiteRecorder;
import dev.sallyport.gateway.tls.ClientTls;
import dev.sallyport.gateway.tls.OriginTls;
import io.netty.handler.ssl.SslContext;
import io.netty.resolver.AddressResolverGroup;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes sites from a configuration; what did not change is taken over from the sites before. */
public final class SiteBuilder {
  private final AddressResolverGroup<InetSocketAddress> names;
  private final FlightRecorder recorder;

  /**
   * A builder of sites.
   *
   * @param recorder writes what they record
   */
  public SiteBuilder(AddressResolverGroup<InetSocketAddress> names, FlightRecorder recorder) {
    this.names = names;
    this.recorder = recorder;
  }

  /**
   * Builds all sites of {@code configuration}.
   *
   * @param before null: at start
   * @throws IdentityException where a key, certificate or trust file cannot be used
   * @throws GeneralSecurityException where TLS refuses what was configured, with the site's name
   */
  public Sites build(Configuration configuration, @Nullable Sites before)
      throws IdentityException, GeneralSecurityException {
    List<Site> sites = new ArrayList<>();
    for (SiteConfiguration site : configuration.sites().values()) {
      Site old = before == null ? null : same(before, site);
      sites.add(old != null ? old : build(site, configuration.recorderFolder()));
    }
    return new Sites(sites, configuration.defaultSite());
  }

  private static @Nullable Site same(Sites before, SiteConfiguration site) {
    for (Site s : before.all()) {
      if (s.configuration().equals(site)) {
        return s;
      }
    }
    return null;
  }

  private Site build(SiteConfiguration site, @Nullable String recordings)
      throws IdentityException, GeneralSecurityException {
    SiteConfiguration.OriginTls tls = site.originTls();
    KeyAndChain client =
        tls.clientCertificate() == null
            ? null
            : Identities.load(tls.clientCertificate(), List.of(site.name()));
    try {
      SslContext clients =
          ClientTls.context(Identities.load(site), site.tlsVersions(), site.http2());
      OriginTls origins = new OriginTls(tls, anchors(tls.trust()), client);
      List<SslContext> contexts = new ArrayList<>(origins.contexts());
      contexts.add(clients);
      SiteRecorder records =
          SiteRecorder.of(recorder, site, recordings, contexts.toArray(SslContext[]::new));
      return new Site(
          site,
          clients,
          new OriginGroup(site, origins, names, records),
          SiteInspection.of(site.rules()),
          records);
    } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
      throw new GeneralSecurityException("sites." + site.name() + ": " + e.getMessage(), e);
    }
  }

  private static @Nullable KeyStore anchors(@Nullable String pemFile)
      throws IdentityException, GeneralSecurityException, IOException {
    if (pemFile == null) {
      return null;
    }
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    int n = 0;
    for (X509Certificate c : Identities.trustAnchors(pemFile)) {
      store.setCertificateEntry("anchor-" + n++, c);
    }
    return store;
  }
}
