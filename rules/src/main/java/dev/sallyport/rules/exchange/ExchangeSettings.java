package dev.sallyport.rules.exchange;

import dev.sallyport.rules.body.BodyLimits;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * What the plan says about reading a message.
 *
 * @param cookiesVersion1 {@code SecCookieFormat 1}
 * @param collectionTimeout {@code SecCollectionTimeout}
 * @param zone for the TIME variables
 * @param auditLogParts {@code SecAuditLogParts}
 */
public record ExchangeSettings(
    BodyLimits bodyLimits,
    boolean cookiesVersion1,
    Duration collectionTimeout,
    ZoneId zone,
    String webAppId,
    String auditLogParts) {
  public static final ExchangeSettings DEFAULT =
      new ExchangeSettings(
          BodyLimits.DEFAULT, false, Duration.ofHours(1), ZoneOffset.UTC, "default", "ABCFHZ");
}
