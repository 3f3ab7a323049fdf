package dev.sallyport.gateway.config;

import dev.sallyport.gateway.ruleset.RuleSelection;
import dev.sallyport.gateway.ruleset.RuleSet;
import dev.sallyport.gateway.ruleset.SiteVariables;
import dev.sallyport.rules.eval.FailureMode;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One site: what one SNI name, or one wildcard name such as {@code *.example.com}, serves.
 *
 * @param name the key in the file, lower case
 * @param aliases further names of the same site, exact or wildcard
 * @param http2 whether clients are offered HTTP/2
 * @param tlsVersions versions offered to clients
 * @param origins URLs of scheme http or https, without a path; at least one
 * @param host which Host field the origin gets
 */
public record SiteConfiguration(
    String name,
    List<String> aliases,
    Identity certificate,
    boolean http2,
    List<TlsVersion> tlsVersions,
    List<URI> origins,
    HostField host,
    OriginTls originTls,
    Timeouts timeouts,
    Limits limits,
    Rules rules,
    Recorder recorder) {

  public enum TlsVersion {
    TLS_1_0("TLSv1"),
    TLS_1_1("TLSv1.1"),
    TLS_1_2("TLSv1.2"),
    TLS_1_3("TLSv1.3");

    private final String word;

    TlsVersion(String word) {
      this.word = word;
    }

    /** The name in the file and in JSSE. */
    public String word() {
      return word;
    }
  }

  /** A private key with its certificate chain, by the files that hold it. */
  public sealed interface Identity {
    /** {@code fingerprint}: of the files' content, so that a renewed certificate is a change. */
    record Pkcs12(String file, @Nullable String passwordFile, String fingerprint)
        implements Identity {}

    record Pem(String chainFile, String keyFile, String fingerprint) implements Identity {}

    /** Made at start for the site's name, for trying out; never read from a file. */
    record SelfSigned() implements Identity {}
  }

  public enum HostField {
    /** What the client sent. */
    CLIENT,
    /** The name and port of the origin's URL. */
    ORIGIN
  }

  public enum Verify {
    /** Chain and name. */
    FULL,
    /** Chain only: a name mismatch is let pass. */
    CHAIN,
    /** Anything; the log says so at start. */
    OFF
  }

  /** What to do when an origin sends HelloRequest (RFC 5246 section 7.4.1.1). */
  public enum Renegotiation {
    ANSWER,
    /** A fatal no_renegotiation alert. */
    REFUSE,
    /** Nothing: plays the legacy WAF. */
    IGNORE
  }

  /** What to do when a TLS 1.3 origin seems to want post-handshake authentication. */
  public enum PostHandshakeAuth {
    /** Ask once more at TLS 1.2 where the request can be repeated, and remember the origin. */
    RETRY,
    /** Deliver the origin's answer and log the finding. */
    REPORT
  }

  /**
   * How TLS is spoken to the origins.
   *
   * @param sni name sent; null: the host of the origin's URL, none where that is an address
   * @param verifyName name the certificate must have; null: {@code sni} or the URL's host
   * @param trust PEM file of trust anchors; null: the system's (the JDK's cacerts)
   * @param trustFingerprint of the content of {@code trust}; empty where that is null
   * @param clientCertificate shown when the origin asks; null: an empty certificate is sent
   */
  public record OriginTls(
      @Nullable String sni,
      Verify verify,
      @Nullable String verifyName,
      @Nullable String trust,
      String trustFingerprint,
      @Nullable Identity clientCertificate,
      Renegotiation renegotiation,
      List<TlsVersion> versions,
      PostHandshakeAuth postHandshakeAuth) {}

  /**
   * How long each phase may take. All are positive.
   *
   * @param clientHandshake TLS handshake of a client
   * @param requestHead from the first byte of a request to the end of its head
   * @param requestBody silence of the client in a request body
   * @param queue waiting for a free connection to an origin
   * @param renegotiation from HelloRequest to the end of the handshake inside the tunnel
   * @param send the origin takes no more of the request
   * @param response from the end of the request to the response head
   * @param responseBody silence of the origin in a response body
   * @param clientWrite the client takes no more of the response
   * @param idle a pooled connection to an origin is closed after
   * @param clientIdle a client connection without a request is closed after
   * @param tunnel silence of both sides of a tunnel (WebSocket)
   */
  public record Timeouts(
      Duration clientHandshake,
      Duration requestHead,
      Duration requestBody,
      Duration queue,
      Duration dns,
      Duration connect,
      Duration handshake,
      Duration renegotiation,
      Duration send,
      Duration response,
      Duration responseBody,
      Duration clientWrite,
      Duration idle,
      Duration clientIdle,
      Duration tunnel) {}

  public enum RulesMode {
    BLOCK,
    /** What would be denied is logged and passes. */
    DETECT,
    /** No rule runs, and no rule file is read. */
    OFF
  }

  /**
   * The web application firewall of a site.
   *
   * @param set loaded from {@code selection}; null where no rule runs
   */
  public record Rules(
      RulesMode mode,
      RuleSelection selection,
      SiteVariables variables,
      FailureMode onExhausted,
      @Nullable RuleSet set) {
    Rules with(RuleSet loaded) {
      return new Rules(mode, selection, variables, onExhausted, loaded);
    }
  }

  /**
   * The flight recorder of a site.
   *
   * @param keep recordings of the site, the oldest deleted first
   * @param maxBytes of one connection that are held in memory
   * @param secrets whether a recording holds the TLS secrets that open it
   */
  public record Recorder(
      On on, Matching matching, int keep, int maxBytes, boolean secrets, Cover cover) {
    /** Which exchanges are written. */
    public enum On {
      OFF,
      /** Those that ended with a cause or a status of 500 and above. */
      FAILURE,
      /** Those that match, and no others. */
      MATCH,
      ALL
    }

    /**
     * Exchanges that are recorded as well: those to which one of the lists applies.
     *
     * @param causes how the name of a cause begins
     * @param statuses such as {@code 403} or {@code 4xx}
     * @param paths how the path begins
     */
    public record Matching(List<String> causes, List<String> statuses, List<String> paths) {
      public Matching {
        causes = List.copyOf(causes);
        statuses = List.copyOf(statuses);
        paths = List.copyOf(paths);
      }

      /** Whether nothing is named. */
      public boolean isEmpty() {
        return causes.isEmpty() && statuses.isEmpty() && paths.isEmpty();
      }
    }

    /**
     * What is left out of connections that are not encrypted.
     *
     * @param mask names of fields whose values are masked
     * @param bodyBytes of each body that are shown
     */
    public record Cover(List<String> mask, int bodyBytes) {
      public Cover {
        mask = List.copyOf(mask);
      }

      /** The names in lower case. */
      public Set<String> masked() {
        return mask.stream()
            .map(name -> name.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
      }
    }
  }

  /**
   * Bounds on what one exchange may cost.
   *
   * @param headBytes of a request or response head
   * @param fields field lines in a head
   * @param bodyBytes of a request body; 0: no limit
   * @param replayBytes of a request body kept so that the request can be sent once more
   * @param originConnections to all origins of the site together
   * @param streams HTTP/2 streams at once on one client connection
   */
  public record Limits(
      int headBytes,
      int fields,
      long bodyBytes,
      int replayBytes,
      int originConnections,
      int streams) {}
}
