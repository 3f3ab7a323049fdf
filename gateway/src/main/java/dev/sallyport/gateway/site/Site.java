package dev.sallyport.gateway.site;

import dev.sallyport.gateway.config.SiteConfiguration;
import dev.sallyport.gateway.origin.OriginGroup;
import dev.sallyport.gateway.recorder.SiteRecorder;
import dev.sallyport.rules.eval.SiteRules;
import io.netty.handler.ssl.SslContext;
import org.jspecify.annotations.Nullable;

/**
 * A configured site, ready to serve. Immutable but for what its parts learn; thread-safe.
 *
 * @param rules null where nothing is inspected
 * @param recorder null where nothing is recorded
 */
public record Site(
    SiteConfiguration configuration,
    SslContext clientTls,
    OriginGroup origins,
    @Nullable SiteRules rules,
    @Nullable SiteRecorder recorder) {

  public String name() {
    return configuration.name();
  }
}
