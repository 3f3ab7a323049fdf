package dev.sallyport.gateway.exchange;

import dev.sallyport.diagnosis.catalogue.Renegotiation;
import dev.sallyport.diagnosis.cause.Finding;
import dev.sallyport.diagnosis.detect.Diagnosis;
import dev.sallyport.diagnosis.trail.Trail;
import dev.sallyport.diagnosis.trail.TrailRecorder;
import dev.sallyport.gateway.origin.OriginConnection;
import dev.sallyport.gateway.record.ExchangeObserver;
import dev.sallyport.gateway.record.ExchangeRecord;
import dev.sallyport.gateway.timing.PhaseTimes;
import dev.sallyport.wire.http1.FieldName;
import dev.sallyport.wire.http1.RequestHead;
import io.netty.util.NetUtil;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** What is said about an exchange: gathered while it runs, diagnosed and told once at its end. */
final class ExchangeReport {
  private final ExchangeObserver observer;
  private final ClientConnection client;
  private final RequestHead request;
  private final long beganNanos;
  private final Instant began;
  private final String id = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
  private @Nullable String site;
  private String originUrl = "";
  private int status;
  private boolean suspicious;
  private boolean clientLeft;
  private @Nullable OriginConnection origin;
  private @Nullable String originAddress;
  private boolean originReused;
  private @Nullable List<Finding> findings;

  ExchangeReport(
      ExchangeObserver observer, ClientConnection client, RequestHead request, long beganNanos) {
    this.observer = observer;
    this.client = client;
    this.request = request;
    this.beganNanos = beganNanos;
    this.began = Instant.now().minusNanos(System.nanoTime() - beganNanos);
  }

  String id() {
    return id;
  }

  long beganNanos() {
    return beganNanos;
  }

  /**
   * Names the site.
   *
   * @param firstOrigin stands for the origin until one was reached
   */
  void site(String name, String firstOrigin) {
    site = name;
    originUrl = firstOrigin;
  }

  void status(int sent) {
    status = sent;
  }

  void origin(OriginConnection used, int attempts) {
    origin = used;
    originAddress = used.remote();
    originReused = used.exchanges() > 0;
    suspicious |= attempts > 1;
  }

  /** A success with a handshake inside the tunnel, or a retry, may carry a finding all the same. */
  void renegotiated() {
    suspicious = true;
  }

  /** {@code cleanly}: false where a TLS connection ended without close_notify. */
  void cleanEnd(boolean cleanly) {
    suspicious |= !cleanly;
  }

  void tunnelEnded() {
    suspicious = false;
  }

  void clientLeft() {
    clientLeft = true;
  }

  /**
   * Finds the cause.
   *
   * @return the status that follows from it
   */
  int diagnose(TrailRecorder trail) {
    Trail seen = trail(trail);
    List<Finding> found = Diagnosis.of(seen);
    findings = found;
    return found.isEmpty() ? 502 : Diagnosis.statusFor(seen, found.getFirst());
  }

  private Trail trail(TrailRecorder trail) {
    String version = client.tlsVersion() == null ? "" : client.tlsVersion() + " ";
    String url = origin == null ? originUrl : origin.origin().url().toString();
    return trail.trail(
        id, NetUtil.toSocketAddressString(client.client()), url, version + request.version());
  }

  /** The RFC 9209 error type of the cause, or null. */
  @Nullable String proxyStatus() {
    return findings == null || findings.isEmpty()
        ? null
        : findings.getFirst().cause().mapping().proxyStatus();
  }

  void ended(
      TrailRecorder trail, PhaseTimes phases, long requestBytes, long responseBytes, int attempts) {
    if (findings == null && (suspicious || status == 413 || status >= 500)) {
      diagnose(trail);
    }
    List<Finding> said = findings == null ? List.of() : findings;
    if (origin != null
        && said.stream().anyMatch(f -> f.cause().equals(Renegotiation.BODY_TOO_LARGE))) {
      origin.origin().refusedBody();
    }
    observer.ended(
        new ExchangeRecord(
            id,
            began,
            System.nanoTime() - beganNanos,
            site,
            new ExchangeRecord.Client(
                client.client(), client.serverName(), client.tlsVersion(), client.tlsSuite()),
            asked(request, requestBytes),
            clientLeft ? 499 : status,
            responseBytes,
            originUse(attempts),
            phases,
            said,
            trail(trail)));
  }

  static ExchangeRecord.Request asked(RequestHead request, long bodyBytes) {
    String target = request.target();
    int query = target.indexOf('?');
    String host = request.fields().first(FieldName.HOST);
    return new ExchangeRecord.Request(
        request.method(),
        query < 0 ? target : target.substring(0, query),
        query < 0 ? null : target.substring(query + 1),
        host == null ? "" : host,
        request.version(),
        request.fields().first("User-Agent"),
        bodyBytes);
  }

  private ExchangeRecord.@Nullable OriginUse originUse(int attempts) {
    return origin == null || originAddress == null
        ? null
        : new ExchangeRecord.OriginUse(
            origin.origin().url().toString(),
            originAddress,
            origin.tlsVersion(),
            originReused,
            attempts);
  }
}
