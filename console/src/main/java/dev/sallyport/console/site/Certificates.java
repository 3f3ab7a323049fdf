package dev.sallyport.console.site;

import dev.sallyport.gateway.config.Identities;
import dev.sallyport.gateway.config.IdentityException;
import dev.sallyport.gateway.config.SiteConfiguration;
import dev.sallyport.gateway.config.SiteConfiguration.Identity;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Until when the certificates of sites hold. Each is loaded once; thread-safe. */
public final class Certificates {
  private static final int MOST = 2_000;

  private final Map<Identity, Optional<Instant>> ends = new ConcurrentHashMap<>();

  /** Days that are left at a moment; empty where the certificate is made at each start. */
  public Optional<Long> daysLeft(SiteConfiguration site, Instant now) {
    if (site.certificate() instanceof Identity.SelfSigned) {
      return Optional.empty();
    }
    if (ends.size() > MOST) {
      ends.clear();
    }
    return ends.computeIfAbsent(site.certificate(), identity -> end(site))
        .map(end -> Duration.between(now, end).toDays());
  }

  private static Optional<Instant> end(SiteConfiguration site) {
    try {
      X509Certificate certificate = Identities.load(site).certificate();
      return Optional.of(certificate.getNotAfter().toInstant());
    } catch (IdentityException e) {
      // The file was replaced by something else since the site was built.
      return Optional.empty();
    }
  }
}
