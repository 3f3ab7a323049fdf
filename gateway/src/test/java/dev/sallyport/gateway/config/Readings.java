package dev.sallyport.gateway.config;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Reads configurations whose named files are held in memory, as if below {@code /etc/gw}. */
record Readings(Map<String, byte[]> files) implements NamedFiles {
  static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

  static final Readings NO_FILES = new Readings(Map.of());

  /** The head of a file with one site, for tests that add to the site. */
  static final String SITE =
      """
      listen: [https://0.0.0.0:8443]
      sites:
        shop.example.com:
          certificate: self_signed
          origins: [https://10.0.0.5:443]
      """;

  @Override
  public String resolve(String text) {
    return text.startsWith("/") ? text : "/etc/gw/" + text;
  }

  @Override
  public byte[] read(String path) throws IOException {
    byte[] content = files.get(path);
    if (content == null) {
      throw new IOException("no such file");
    }
    return content;
  }

  CheckedConfiguration checked(String text) throws ConfigurationException {
    return new ConfigurationReader(this, NOW).read("gw.yaml", text);
  }

  SiteConfiguration site(String text) throws ConfigurationException {
    return checked(text).configuration().sites().values().iterator().next();
  }

  /** All problems, as they are printed; none where the text is in order. */
  List<String> problems(String text) {
    try {
      checked(text);
      return List.of();
    } catch (ConfigurationException e) {
      return e.problems().stream().map(Problem::toString).toList();
    }
  }

  List<String> warnings(String text) throws ConfigurationException {
    return checked(text).warnings().stream().map(Problem::toString).toList();
  }
}
