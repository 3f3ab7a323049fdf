package dev.sallyport.gateway.config;

import dev.sallyport.gateway.config.Configuration.Console;
import dev.sallyport.gateway.config.Configuration.Listen;
import dev.sallyport.gateway.config.Configuration.Log;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The keys at the top of the file. */
final class ConfigurationKeys {
  static final Key<Configuration, List<Listen>> LISTEN =
      Key.required(
          "listen",
          new ListForm<>(new ListenForm(), 1),
          "Where clients connect.",
          Configuration::listen);
  static final Key<Configuration, Optional<Console>> CONSOLE =
      Key.of(
          "console",
          new ConsoleForm(),
          "127.0.0.1:9443",
          "Where health, metrics and the console answer.",
          configuration -> Optional.ofNullable(configuration.console()));
  static final Key<Configuration, String> DEFAULT_SITE =
      Key.optional(
          "default_site",
          Scalars.SITE_NAME,
          "such clients are refused",
          "The name of the site for clients that send no SNI.",
          Configuration::defaultSite);
  static final Key<Configuration, List<AddressRange>> TRUSTED_PROXIES =
      Key.of(
          "trusted_proxies",
          new ListForm<>(Scalars.RANGE, 0),
          "[]",
          "Whose PROXY headers and X-Forwarded-For fields are believed.",
          Configuration::trustedProxies);
  static final Key<Configuration, Integer> WORKERS =
      Key.of(
          "workers",
          Scalars.countOrCores(1, 1024),
          "cores",
          "Event loops; each holds its own connections.",
          Configuration::workers);
  static final Key<Configuration, Integer> MAX_CONNECTIONS =
      Key.of(
          "max_connections",
          Scalars.count(1, 10_000_000),
          "20000",
          "Client connections at once; further ones are closed and counted.",
          Configuration::maxConnections);
  static final Key<Configuration, Duration> DRAIN =
      Key.of(
          "drain",
          Scalars.duration(Duration.ZERO, Duration.ofHours(24)),
          "30s",
          "How long SIGTERM waits for exchanges to end.",
          Configuration::drain);
  static final Key<Configuration, Log> LOG =
      Key.of("log", LogKeys.FORM, "{}", "The exchange log.", Configuration::log);
  static final Key<Configuration, Optional<String>> RECORDER =
      Key.of(
          "recorder",
          RecorderKeys.TOP,
          "{}",
          "Where flight recorders write.",
          configuration -> Optional.ofNullable(configuration.recorderFolder()));
  static final Key<Configuration, SiteConfiguration.Rules> RULES =
      Key.optional(
          SiteKeys.RULES.name(),
          RulesKeys.INHERITED,
          "the defaults below",
          "The web application firewall of every site; keys as in a site's rules, which inherits"
              + " them.",
          configuration -> null);
  static final Key<Configuration, DefaultsKeys.Defaults> DEFAULTS =
      Key.optional(
          "defaults",
          DefaultsKeys.FORM,
          "the defaults below",
          "What every site inherits where it says nothing itself.",
          configuration -> null);
  static final Key<Configuration, Map<String, SiteConfiguration>> SITES =
      Key.required("sites", new SitesForm(), "What is served, by name.", Configuration::sites);

  static final KeyTable<Configuration> TABLE =
      new KeyTable<>(
          "the file",
          "The keys at the top.",
          List.of(
              LISTEN,
              CONSOLE,
              DEFAULT_SITE,
              TRUSTED_PROXIES,
              WORKERS,
              MAX_CONNECTIONS,
              DRAIN,
              LOG,
              RECORDER,
              RULES,
              SITES,
              DEFAULTS));

  static final MappingForm<Configuration> FORM =
      new MappingForm<>(TABLE, ConfigurationKeys::check, ConfigurationKeys::build);

  private ConfigurationKeys() {}

  private static void check(Section<Configuration> section) {
    SiteNames names = new SiteNames(section.spot(SITES));
    if (section.writes(SITES)) {
      section
          .optional(DEFAULT_SITE)
          .ifPresent(name -> names.checkDefault(section.spot(DEFAULT_SITE), name));
    }
    boolean records =
        section.optional(SITES).orElse(Map.of()).values().stream()
            .anyMatch(site -> site.recorder().on() != SiteConfiguration.Recorder.On.OFF);
    if (records && section.optional(RECORDER).flatMap(folder -> folder).isEmpty()) {
      section
          .spot(SITES)
          .problem("a site records; wanted the folder for it in recorder.folder, got none");
    }
    Set<InetSocketAddress> taken = new HashSet<>();
    section
        .optional(CONSOLE)
        .flatMap(console -> console)
        .ifPresent(console -> taken.add(console.address()));
    for (Listen listen : section.optional(LISTEN).orElse(List.of())) {
      if (!taken.add(listen.address()) && listen.address().getPort() != 0) {
        String address = SocketAddressText.write(listen.address());
        section
            .spot(LISTEN)
            .problem(
                "two listeners at one address; wanted different ones, got " + address + " twice");
      }
      if (listen.proxyProtocol() && section.optional(TRUSTED_PROXIES).orElse(List.of()).isEmpty()) {
        section
            .spot(LISTEN)
            .problem(
                "proxy_protocol without trusted_proxies: anybody could choose the address that is"
                    + " logged; wanted the load balancers' addresses in trusted_proxies, got none");
      }
    }
  }

  private static Configuration build(Section<Configuration> section) {
    return new Configuration(
        section.value(LISTEN),
        section.value(CONSOLE).orElse(null),
        section.optional(DEFAULT_SITE).orElse(null),
        section.value(TRUSTED_PROXIES),
        section.value(WORKERS),
        section.value(MAX_CONNECTIONS),
        section.value(DRAIN),
        section.value(LOG),
        section.value(RECORDER).orElse(null),
        section.value(SITES));
  }
}
