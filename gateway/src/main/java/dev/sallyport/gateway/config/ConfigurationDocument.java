package dev.sallyport.gateway.config;

import java.util.LinkedHashMap;
import java.util.Map;

/** The page that documents every key, made from the tables that the reader checks by. */
public final class ConfigurationDocument {
  private static final String HEAD =
      """
      # Configuration

      One YAML file. `sallyport config check` reads it and names every problem with its line and
      column; `sallyport config show` prints it with every default spelled out. An unknown key is
      refused, and so is a key that stands twice. This page is made from the tables that the
      reader checks by.

      ```yaml
      listen: [https://0.0.0.0:8443]
      default_site: shop.example.com
      rules: {crs: auto, mode: block, paranoia: 1}
      sites:
        shop.example.com:
          certificate: {pkcs12: shop.pfx, password_file: shop.pass}
          origins: [https://10.0.0.5:443]
          origin_tls: {sni: shop.example.com, trust: corp-ca.pem, renegotiation: answer}
          timeouts: {connect: 5s, response: 60s}
        "*.example.com":
          certificate: {chain: wildcard.pem, key: wildcard.key}
          origins: [http://10.0.0.6:8080]
      ```

      - Durations: `500ms`, `5s`, `2m`, `1h`. Sizes in bytes: `512`, `64KiB`, `10MiB`, `1GiB`.
      - Relative paths begin at the folder of the configuration file.
      - Names are compared in lower case; names outside ASCII are converted (IDNA). YAML wants
        quotes around a name that begins with `*` and around an IPv6 address in brackets.
      - The file is UTF-8 of at most 4 Mi characters, 50 levels and 50 aliases.
      """;

  private ConfigurationDocument() {}

  public static String markdown() {
    Map<String, KeyTable<?>> tables = new LinkedHashMap<>();
    collect(ConfigurationKeys.TABLE, tables);
    StringBuilder page = new StringBuilder(HEAD);
    tables.values().forEach(table -> append(table, page));
    return page.toString();
  }

  /** Each table once, in the order in which a reader of the page meets its key. */
  private static void collect(KeyTable<?> table, Map<String, KeyTable<?>> to) {
    if (to.putIfAbsent(table.path(), table) == null) {
      for (Key<?, ?> key : table.keys()) {
        key.form().tables().forEach(below -> collect(below, to));
      }
    }
  }

  private static void append(KeyTable<?> table, StringBuilder page) {
    page.append("\n## ").append(table.path()).append("\n\n").append(table.doc());
    page.append("\n\n| key | value | default | meaning |\n|---|---|---|---|\n");
    for (Key<?, ?> key : table.keys()) {
      page.append(
          "| `%s` | %s | %s | %s |\n".formatted(key.name(), value(key), left(key), key.doc()));
    }
    table
        .refused()
        .forEach((name, why) -> page.append("| `%s` | refused | | %s. |\n".formatted(name, why)));
  }

  private static String value(Key<?, ?> key) {
    return key.form() instanceof MappingForm<?> mapping
        ? "a mapping, see " + mapping.table().path()
        : key.form().wanted();
  }

  private static String left(Key<?, ?> key) {
    return switch (key.absence()) {
      case Absence.Required required -> "required";
      case Absence.Unset unset -> unset.said();
      case Absence.Default given -> "`" + given.said() + "`";
    };
  }
}
