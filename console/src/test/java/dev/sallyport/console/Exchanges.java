package dev.sallyport.console;

import dev.sallyport.diagnosis.detect.Diagnosis;
import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.diagnosis.trail.Side;
import dev.sallyport.diagnosis.trail.Trail;
import dev.sallyport.diagnosis.trail.TrailRecorder;
import dev.sallyport.gateway.record.ExchangeRecord;
import dev.sallyport.gateway.record.Inspected;
import dev.sallyport.gateway.timing.Phase;
import dev.sallyport.gateway.timing.PhaseTimes;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Exchanges as they ended, made by hand. */
public final class Exchanges {
  private Exchanges() {}

  /** A good one: GET of a path at shop.example.com. */
  public static ExchangeRecord served(int number, String path) {
    Trail trail = new TrailRecorder(0).trail(id(number), "192.0.2.7:40000", "", "HTTP/1.1");
    return made(number, "shop.example.com", path, 200, trail, null);
  }

  /** One that the origin refused. */
  public static ExchangeRecord refused(int number, String site, String path) {
    TrailRecorder recorder = new TrailRecorder(0);
    recorder.add(1_000_000, Side.GATEWAY, Side.ORIGIN, new Event.Syn("10.0.0.5:443"));
    recorder.add(
        2_000_000,
        Side.ORIGIN,
        Side.GATEWAY,
        new Event.ConnectFailed("10.0.0.5:443", Event.ConnectFault.REFUSED, "Connection refused"));
    Trail trail = recorder.trail(id(number), "192.0.2.7:40000", "https://10.0.0.5:443", "HTTP/1.1");
    return made(number, site, path, 502, trail, null);
  }

  /** The same with its recording. */
  public static ExchangeRecord recorded(ExchangeRecord x, String file) {
    return new ExchangeRecord(
        x.id(),
        x.at(),
        x.durationNanos(),
        x.site(),
        x.client(),
        x.request(),
        x.status(),
        x.responseBodyBytes(),
        x.origin(),
        x.phases(),
        x.findings(),
        x.trail(),
        x.rules(),
        file);
  }

  /** A good one with what rules said of it. */
  public static ExchangeRecord inspected(int number, String path, Inspected rules) {
    Trail trail = new TrailRecorder(0).trail(id(number), "192.0.2.7:40000", "", "HTTP/1.1");
    return made(number, "shop.example.com", path, 200, trail, rules);
  }

  public static String id(int number) {
    return "%016x".formatted(number);
  }

  private static ExchangeRecord made(
      int number, String site, String path, int status, Trail trail, @Nullable Inspected rules) {
    PhaseTimes phases = new PhaseTimes();
    phases.add(Phase.REQUEST, 200_000);
    phases.add(Phase.WAIT, 40_000_000);
    return new ExchangeRecord(
        id(number),
        Instant.parse("2026-01-02T03:04:05.006Z"),
        50_000_000,
        site,
        new ExchangeRecord.Client(
            new InetSocketAddress(InetAddress.ofLiteral("192.0.2.7"), 40_000),
            site,
            "TLSv1.3",
            "TLS_AES_128_GCM_SHA256"),
        new ExchangeRecord.Request("GET", path, "a=1", site, "HTTP/1.1", "curl/8", 0),
        status,
        3,
        new ExchangeRecord.OriginUse("https://10.0.0.5:443", "10.0.0.5:443", "TLSv1.2", true, 1),
        phases,
        Diagnosis.of(trail),
        trail,
        rules,
        null);
  }
}
