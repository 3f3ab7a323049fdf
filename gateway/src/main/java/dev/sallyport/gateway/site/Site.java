package dev.sallyport.gateway.site;

import dev.sallyport.gateway.config.SiteConfiguration;
import dev.sallyport.gateway.origin.OriginGroup;
import io.netty.handler.ssl.SslContext;

/** A configured site, ready to serve. Immutable but for what its parts learn; thread-safe. */
public record Site(SiteConfiguration configuration, SslContext clientTls, OriginGroup origins) {

  public String name() {
    return configuration.name();
  }
}
