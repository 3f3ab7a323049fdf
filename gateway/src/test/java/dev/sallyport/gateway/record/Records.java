package dev.sallyport.gateway.record;

import static dev.sallyport.diagnosis.trail.Side.GATEWAY;
import static dev.sallyport.diagnosis.trail.Side.ORIGIN;

import dev.sallyport.diagnosis.detect.Diagnosis;
import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.diagnosis.trail.Trail;
import dev.sallyport.diagnosis.trail.TrailRecorder;
import dev.sallyport.gateway.timing.Phase;
import dev.sallyport.gateway.timing.PhaseTimes;
import dev.sallyport.rules.exchange.EngineMode;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Exchanges as they ended, made by hand. */
public final class Records {
  private Records() {}

  public static ExchangeRecord success(String id) {
    return served(id, "GET", 200);
  }

  public static ExchangeRecord served(String id, String method, int status) {
    Trail trail = new TrailRecorder(0).trail(id, "192.0.2.7:40000", "", "HTTP/1.1");
    return new ExchangeRecord(
        id,
        Instant.parse("2026-01-02T03:04:05.006Z"),
        12_345_678,
        "shop.example.com",
        client(),
        request(method),
        status,
        3,
        new ExchangeRecord.OriginUse("https://10.0.0.5:443", "10.0.0.5:443", "TLSv1.2", true, 1),
        phases(),
        List.of(),
        trail,
        null,
        null);
  }

  /** The origin refused the connection. */
  public static ExchangeRecord failure(String id) {
    TrailRecorder recorder = new TrailRecorder(0);
    recorder.add(1_000_000, GATEWAY, ORIGIN, new Event.Syn("10.0.0.5:443"));
    recorder.add(
        2_000_000,
        ORIGIN,
        GATEWAY,
        new Event.ConnectFailed("10.0.0.5:443", Event.ConnectFault.REFUSED, "Connection refused"));
    Trail trail = recorder.trail(id, "192.0.2.7:40000", "https://10.0.0.5:443", "HTTP/1.1");
    return new ExchangeRecord(
        id,
        Instant.parse("2026-01-02T03:04:05.006Z"),
        12_345_678,
        "shop.example.com",
        client(),
        request("GET"),
        502,
        180,
        null,
        phases(),
        Diagnosis.of(trail),
        trail,
        null,
        null);
  }

  /** A success that the audit log takes. */
  public static ExchangeRecord audited(String id, String file, String entry) {
    return inspected(
        id, rules(new Inspected.Outcome.Passed(), new Inspected.Audit(file, entry, null)));
  }

  /** Of rules of which none matched. */
  public static Inspected rules(Inspected.Outcome outcome, Inspected.@Nullable Audit audit) {
    return new Inspected(EngineMode.ON, outcome, List.of(), Map.of(), List.of(), List.of(), audit);
  }

  /** A success of a site with rules. */
  public static ExchangeRecord inspected(String id, Inspected rules) {
    return success(id).withRules(rules);
  }

  private static ExchangeRecord.Client client() {
    return new ExchangeRecord.Client(
        new InetSocketAddress(InetAddress.ofLiteral("192.0.2.7"), 40_000),
        "shop.example.com",
        "TLSv1.3",
        "TLS_AES_128_GCM_SHA256");
  }

  private static ExchangeRecord.Request request(String method) {
    return new ExchangeRecord.Request(
        method, "/cart", "a=1", "shop.example.com:8443", "HTTP/1.1", "curl/8", 0);
  }

  private static PhaseTimes phases() {
    PhaseTimes phases = new PhaseTimes();
    phases.add(Phase.REQUEST, 200_000);
    phases.add(Phase.WAIT, 1_234_567);
    return phases;
  }
}
