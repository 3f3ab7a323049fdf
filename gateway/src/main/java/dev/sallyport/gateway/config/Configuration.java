package dev.sallyport.gateway.config;

import dev.sallyport.gateway.config.SiteConfiguration.Identity;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * All that was configured, checked and with its defaults filled in. Immutable; two are equal when
 * nothing that they say differs, the content of the named files included.
 *
 * @param listen at least one
 * @param console health, metrics and console; null where they are off
 * @param defaultSite name of the site for clients that send no SNI; null: they are refused
 * @param trustedProxies whose PROXY headers and X-Forwarded-For are believed
 * @param workers event loops; each holds its own connections
 * @param maxConnections client connections at once; further ones are closed and counted
 * @param drain how long SIGTERM waits for exchanges to end
 * @param recorderFolder where flight recorders write; null: none does
 * @param sites by name, in the order of the file; at least one
 */
public record Configuration(
    List<Listen> listen,
    @Nullable Console console,
    @Nullable String defaultSite,
    List<AddressRange> trustedProxies,
    int workers,
    int maxConnections,
    Duration drain,
    Log log,
    @Nullable String recorderFolder,
    Map<String, SiteConfiguration> sites) {

  /** The keys in which {@code next} differs and that only a start of the process takes over. */
  public List<String> startOnly(Configuration next) {
    List<String> keys = new ArrayList<>();
    if (!Objects.equals(console, next.console)) {
      keys.add("console");
    }
    if (workers != next.workers) {
      keys.add("workers");
    }
    if (!log.equals(next.log)) {
      keys.add("log");
    }
    if (!Objects.equals(recorderFolder, next.recorderFolder)) {
      keys.add("recorder.folder");
    }
    return keys;
  }

  /**
   * One site without a file: self-signed, listening at {@code https://0.0.0.0:8443}, all else at
   * its default.
   *
   * @throws ConfigurationException where the name or the origin is none
   */
  public static Configuration forSite(String siteName, URI origin) throws ConfigurationException {
    return forSite(siteName, origin, "https://0.0.0.0:8443", "127.0.0.1:9443");
  }

  /**
   * One site without a file, self-signed, all else at its default.
   *
   * @param listen as in the file: {@code https://ADDRESS:PORT}
   * @param console as in the file: {@code ADDRESS:PORT} or {@code off}
   * @throws ConfigurationException where one of these is not what the file would take
   */
  public static Configuration forSite(String siteName, URI origin, String listen, String console)
      throws ConfigurationException {
    return SingleSite.configuration(siteName, origin, listen, console);
  }

  /**
   * One listening socket.
   *
   * @param scheme {@code https} serves; {@code http} redirects to https
   * @param proxyProtocol whether each connection begins with a PROXY header, version 1 or 2
   */
  public record Listen(Scheme scheme, InetSocketAddress address, boolean proxyProtocol) {}

  /**
   * Where operators are answered.
   *
   * @param certificate null: plain HTTP, on a loopback address only
   * @param tokenFile holds what opens the console; null: a file of ours beside the configuration
   */
  public record Console(
      InetSocketAddress address, @Nullable Identity certificate, @Nullable String tokenFile) {}

  public enum Scheme {
    HTTPS,
    HTTP
  }

  /**
   * Where exchange lines go.
   *
   * @param file null: standard output
   * @param exchanges which exchanges get a line
   * @param maxBytes a file is rotated before it grows beyond this
   * @param keep rotated files kept, oldest deleted first
   */
  public record Log(@Nullable String file, Exchanges exchanges, long maxBytes, int keep) {
    public enum Exchanges {
      ALL,
      /** Only those that ended with a cause or a status of 500 and above. */
      FAILED
    }
  }
}
