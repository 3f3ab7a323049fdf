package dev.sallyport.gateway.config;

import dev.sallyport.gateway.config.SiteConfiguration.Limits;
import dev.sallyport.gateway.config.SiteConfiguration.OriginTls;
import dev.sallyport.gateway.config.SiteConfiguration.Recorder;
import dev.sallyport.gateway.config.SiteConfiguration.Rules;
import dev.sallyport.gateway.config.SiteConfiguration.Timeouts;
import java.util.List;

/** The keys of {@code defaults}: what every site inherits, key by key. */
final class DefaultsKeys {
  /** Read only to be checked: sites take over the text, not the values. */
  record Defaults(
      OriginTls originTls, Timeouts timeouts, Limits limits, Rules rules, Recorder recorder) {}

  static final Key<Defaults, OriginTls> ORIGIN_TLS =
      Key.of(
          SiteKeys.ORIGIN_TLS.name(),
          OriginTlsKeys.FORM,
          "{}",
          "Keys as in a site's origin_tls.",
          Defaults::originTls);
  static final Key<Defaults, Timeouts> TIMEOUTS =
      Key.of(
          SiteKeys.TIMEOUTS.name(),
          TimeoutKeys.FORM,
          "{}",
          "Keys as in a site's timeouts.",
          Defaults::timeouts);
  static final Key<Defaults, Limits> LIMITS =
      Key.of(
          SiteKeys.LIMITS.name(),
          LimitKeys.FORM,
          "{}",
          "Keys as in a site's limits.",
          Defaults::limits);
  static final Key<Defaults, Rules> RULES =
      Key.of(
          SiteKeys.RULES.name(),
          RulesKeys.INHERITED,
          "{}",
          "Keys as in a site's rules.",
          Defaults::rules);

  static final Key<Defaults, Recorder> RECORDER =
      Key.of(
          SiteKeys.RECORDER.name(),
          RecorderKeys.FORM,
          "{}",
          "Keys as in a site's recorder.",
          Defaults::recorder);

  static final KeyTable<Defaults> TABLE =
      new KeyTable<>(
          "defaults",
          "What every site inherits, key by key, where it says nothing itself.",
          List.of(ORIGIN_TLS, TIMEOUTS, LIMITS, RULES, RECORDER));

  static final Form<Defaults> FORM =
      new MappingForm<>(
          TABLE,
          section ->
              new Defaults(
                  section.value(ORIGIN_TLS),
                  section.value(TIMEOUTS),
                  section.value(LIMITS),
                  section.value(RULES),
                  section.value(RECORDER)));

  private DefaultsKeys() {}
}
