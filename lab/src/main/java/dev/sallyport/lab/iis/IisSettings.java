package dev.sallyport.lab.iis;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How an {@link IisLikeOrigin} behaves.
 *
 * @param sites what each SNI name does; a client that names none of them gets an RST
 * @param patience how long a client may take to answer a HelloRequest
 * @param idle how long a connection may wait for its first handshake or its next request
 * @param uploadReadAheadBytes how much of a body is read before a HelloRequest; a longer one gets
 *     status 413
 * @param bodyInFlight send the HelloRequest straight after the head, whatever the body
 * @param everyRequest ask again at each request instead of once a connection
 */
public record IisSettings(
    Map<String, ClientCertificates> sites,
    WindowsTls tls,
    Duration patience,
    Duration idle,
    int uploadReadAheadBytes,
    boolean bodyInFlight,
    boolean everyRequest) {

  public IisSettings {
    sites = Collections.unmodifiableMap(new LinkedHashMap<>(sites));
  }

  /** One site for each mode, TLS 1.2, and the times and sizes IIS has by default. */
  public static IisSettings defaults() {
    Map<String, ClientCertificates> sites = new LinkedHashMap<>();
    sites.put("ignore.lab.test", ClientCertificates.IGNORE);
    sites.put("accept.lab.test", ClientCertificates.ACCEPT);
    sites.put("require.lab.test", ClientCertificates.REQUIRE);
    sites.put("first-handshake.lab.test", ClientCertificates.FIRST_HANDSHAKE);
    Duration twoMinutes = Duration.ofMinutes(2);
    return new IisSettings(
        sites, WindowsTls.SERVER_2019, twoMinutes, twoMinutes, 49_152, false, false);
  }

  /** The same with one site more, or another mode for a site. */
  public IisSettings withSite(String name, ClientCertificates mode) {
    Map<String, ClientCertificates> more = new LinkedHashMap<>(sites);
    more.put(name, mode);
    return new IisSettings(
        more, tls, patience, idle, uploadReadAheadBytes, bodyInFlight, everyRequest);
  }

  public IisSettings withTls(WindowsTls other) {
    return new IisSettings(
        sites, other, patience, idle, uploadReadAheadBytes, bodyInFlight, everyRequest);
  }

  public IisSettings withPatience(Duration other) {
    return new IisSettings(
        sites, tls, other, idle, uploadReadAheadBytes, bodyInFlight, everyRequest);
  }

  public IisSettings withIdle(Duration other) {
    return new IisSettings(
        sites, tls, patience, other, uploadReadAheadBytes, bodyInFlight, everyRequest);
  }

  public IisSettings withUploadReadAheadBytes(int other) {
    return new IisSettings(sites, tls, patience, idle, other, bodyInFlight, everyRequest);
  }

  public IisSettings withBodyInFlight() {
    return new IisSettings(sites, tls, patience, idle, uploadReadAheadBytes, true, everyRequest);
  }

  public IisSettings withEveryRequest() {
    return new IisSettings(sites, tls, patience, idle, uploadReadAheadBytes, bodyInFlight, true);
  }
}
