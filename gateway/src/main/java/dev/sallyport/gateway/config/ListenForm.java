package dev.sallyport.gateway.config;

import dev.sallyport.gateway.config.Configuration.Listen;
import dev.sallyport.gateway.config.Configuration.Scheme;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** One listening socket: its URL alone, or a mapping. */
record ListenForm() implements Form<Listen> {
  private static final Form<Listen> URL =
      new ScalarForm<>(
          "a URL such as https://0.0.0.0:8443 or http://[::]:8080",
          ListenForm::parse,
          ListenForm::text);

  static final Key<Listen, Listen> ADDRESS =
      Key.required(
          "address",
          URL,
          "Where to listen; https serves the sites, http redirects to https.",
          listen -> listen);
  static final Key<Listen, Boolean> PROXY_PROTOCOL =
      Key.of(
          "proxy_protocol",
          Scalars.SWITCH,
          "false",
          "Whether each connection begins with a PROXY header, version 1 or 2.",
          Listen::proxyProtocol);

  private static final MappingForm<Listen> MAPPING =
      new MappingForm<>(
          new KeyTable<>(
              "listen[]",
              "One listening socket; its address alone may stand for the mapping.",
              List.of(ADDRESS, PROXY_PROTOCOL)),
          ListenForm::build);

  private static Listen build(Section<Listen> section) {
    Listen address = section.value(ADDRESS);
    return new Listen(address.scheme(), address.address(), section.value(PROXY_PROTOCOL));
  }

  private static Listen parse(String text) {
    int end = text.indexOf("://");
    Scheme scheme =
        switch (end < 0 ? "" : text.substring(0, end)) {
          case "https" -> Scheme.HTTPS;
          case "http" -> Scheme.HTTP;
          default -> throw new IllegalArgumentException("no scheme of ours: " + text);
        };
    return new Listen(scheme, SocketAddressText.parse(text.substring(end + 3)), false);
  }

  static String text(Listen listen) {
    String scheme = listen.scheme().name().toLowerCase(Locale.ROOT);
    return scheme + "://" + SocketAddressText.write(listen.address());
  }

  @Override
  public String wanted() {
    return URL.wanted() + ", or a mapping with address and proxy_protocol";
  }

  @Override
  public @Nullable Listen read(Spot spot) {
    return spot.node() instanceof MappingNode ? MAPPING.read(spot) : URL.read(spot);
  }

  @Override
  public Node write(Listen listen) {
    return listen.proxyProtocol() ? MAPPING.write(listen) : URL.write(listen);
  }

  @Override
  public List<KeyTable<?>> tables() {
    return MAPPING.tables();
  }
}
