package dev.sallyport.gateway.config;

import dev.sallyport.gateway.config.SiteConfiguration.HostField;
import dev.sallyport.gateway.config.SiteConfiguration.Identity;
import dev.sallyport.gateway.config.SiteConfiguration.Limits;
import dev.sallyport.gateway.config.SiteConfiguration.OriginTls;
import dev.sallyport.gateway.config.SiteConfiguration.Recorder;
import dev.sallyport.gateway.config.SiteConfiguration.Rules;
import dev.sallyport.gateway.config.SiteConfiguration.Timeouts;
import dev.sallyport.gateway.config.SiteConfiguration.TlsVersion;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The keys of one site. */
final class SiteKeys {
  static final Key<List<TlsVersion>, List<TlsVersion>> CLIENT_TLS_VERSIONS =
      Key.of(
          "versions",
          new ListForm<>(Scalars.word(TlsVersion.class, TlsVersion::word), 1),
          "[TLSv1.2, TLSv1.3]",
          "TLS versions offered to clients.",
          Function.identity());
  static final KeyTable<List<TlsVersion>> CLIENT_TLS_TABLE =
      new KeyTable<>(
          "sites.NAME.tls", "How TLS is spoken to the clients.", List.of(CLIENT_TLS_VERSIONS));

  static final Key<SiteConfiguration, List<String>> ALIASES =
      Key.of(
          "aliases",
          new ListForm<>(Scalars.SITE_NAME, 0),
          "[]",
          "Further names of the same site.",
          SiteConfiguration::aliases);
  static final Key<SiteConfiguration, Identity> CERTIFICATE =
      Key.required(
          "certificate",
          IdentityForm.FILES_OR_SELF_SIGNED,
          "What the site shows to clients; self_signed makes a certificate at each start, for"
              + " trying out.",
          SiteConfiguration::certificate);
  static final Key<SiteConfiguration, Boolean> HTTP2 =
      Key.of(
          "http2",
          Scalars.SWITCH,
          "true",
          "Whether clients are offered HTTP/2.",
          SiteConfiguration::http2);
  static final Key<SiteConfiguration, List<TlsVersion>> TLS =
      Key.of(
          "tls",
          new MappingForm<>(CLIENT_TLS_TABLE, section -> section.value(CLIENT_TLS_VERSIONS)),
          "{}",
          "How TLS is spoken to the clients.",
          SiteConfiguration::tlsVersions);
  static final Key<SiteConfiguration, List<URI>> ORIGINS =
      Key.required(
          "origins",
          new ListForm<>(Scalars.ORIGIN, 1),
          "The servers behind the site.",
          SiteConfiguration::origins);
  static final Key<SiteConfiguration, HostField> HOST =
      Key.of(
          "host",
          Scalars.word(HostField.class),
          "client",
          "Which Host field the origin gets: the client's, or the name and port of its own URL.",
          SiteConfiguration::host);
  static final Key<SiteConfiguration, OriginTls> ORIGIN_TLS =
      Key.of(
          "origin_tls",
          OriginTlsKeys.FORM,
          "{}",
          "How TLS is spoken to the origins.",
          SiteConfiguration::originTls);
  static final Key<SiteConfiguration, Timeouts> TIMEOUTS =
      Key.of(
          "timeouts",
          TimeoutKeys.FORM,
          "{}",
          "How long each phase of an exchange may take.",
          SiteConfiguration::timeouts);
  static final Key<SiteConfiguration, Limits> LIMITS =
      Key.of(
          "limits", LimitKeys.FORM, "{}", "What one exchange may cost.", SiteConfiguration::limits);
  static final Key<SiteConfiguration, Rules> RULES =
      Key.of(
          "rules",
          RulesKeys.LOADED,
          "{}",
          "The web application firewall.",
          SiteConfiguration::rules);

  static final Key<SiteConfiguration, Recorder> RECORDER =
      Key.of(
          "recorder", RecorderKeys.FORM, "{}", "The flight recorder.", SiteConfiguration::recorder);

  static final KeyTable<SiteConfiguration> TABLE =
      new KeyTable<>(
          "sites.NAME",
          "One site. Its key is the name that clients ask for, exact or a wildcard such as"
              + " \"*.example.com\" (with the quotes).",
          List.of(
              ALIASES,
              CERTIFICATE,
              HTTP2,
              TLS,
              ORIGINS,
              HOST,
              ORIGIN_TLS,
              TIMEOUTS,
              LIMITS,
              RULES,
              RECORDER));

  static final MappingForm<SiteConfiguration> FORM =
      new MappingForm<>(TABLE, SiteKeys::check, SiteKeys::build);

  private SiteKeys() {}

  private static void check(Section<SiteConfiguration> section) {
    Spot spot = section.spot(CERTIFICATE);
    DecodedIdentity decoded =
        section
            .optional(CERTIFICATE)
            .map(identity -> spot.reading().identities.get(IdentityFiles.of(identity)))
            .orElse(null);
    if (decoded != null) {
      List<String> names = new ArrayList<>(List.of(section.name()));
      names.addAll(section.optional(ALIASES).orElse(List.of()));
      CertificateNames.warn(spot, decoded.content().certificate(), names);
    }
  }

  private static SiteConfiguration build(Section<SiteConfiguration> section) {
    return new SiteConfiguration(
        section.name(),
        section.value(ALIASES),
        section.value(CERTIFICATE),
        section.value(HTTP2),
        section.value(TLS),
        section.value(ORIGINS),
        section.value(HOST),
        section.value(ORIGIN_TLS),
        section.value(TIMEOUTS),
        section.value(LIMITS),
        section.value(RULES),
        section.value(RECORDER));
  }
}
