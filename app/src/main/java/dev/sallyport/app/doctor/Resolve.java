package dev.sallyport.app.doctor;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * One {@code --resolve HOST:PORT:ADDRESS[,ADDRESS]} of curl's; of several addresses the first one.
 */
record Resolve(String host, int port, String address) {
  /** The address that stands for a host and port; the last entry that fits counts. */
  static Optional<String> address(List<String> given, String host, int port) throws IOException {
    Optional<String> found = Optional.empty();
    for (String each : given) {
      Resolve entry = of(each);
      boolean fits = entry.host.equals("*") || entry.host.equalsIgnoreCase(host);
      if (fits && entry.port == port) {
        found = Optional.of(entry.address);
      }
    }
    return found;
  }

  private static Resolve of(String text) throws IOException {
    String entry = text.startsWith("+") ? text.substring(1) : text;
    int hostEnd = entry.startsWith("[") ? entry.indexOf(']') + 1 : entry.indexOf(':');
    int portEnd = hostEnd < 1 ? -1 : entry.indexOf(':', hostEnd + 1);
    if (portEnd < 0 || portEnd == entry.length() - 1) {
      throw wanted(text);
    }
    String digits = entry.substring(hostEnd + 1, portEnd);
    int port = digits.matches("[0-9]{1,5}") ? Integer.parseInt(digits) : 0;
    String host = entry.substring(0, hostEnd).replaceAll("[\\[\\]]", "");
    String address = entry.substring(portEnd + 1).split(",", 2)[0].replaceAll("[\\[\\]]", "");
    if (port < 1 || port > 65_535 || !address.matches("[0-9.]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*")) {
      throw wanted(text);
    }
    return new Resolve(host, port, address);
  }

  private static IOException wanted(String got) {
    return new IOException("--resolve: wanted HOST:PORT:ADDRESS, got " + got);
  }
}
