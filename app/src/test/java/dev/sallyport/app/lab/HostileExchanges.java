package dev.sallyport.app.lab;

import dev.sallyport.diagnosis.detect.Diagnosis;
import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.diagnosis.trail.Side;
import dev.sallyport.diagnosis.trail.Trail;
import dev.sallyport.diagnosis.trail.TrailRecorder;
import dev.sallyport.gateway.record.ExchangeRecord;
import dev.sallyport.gateway.record.Inspected;
import dev.sallyport.gateway.timing.PhaseTimes;
import dev.sallyport.rules.exchange.EngineMode;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Exchanges in which every text that a stranger chooses tries to become a part of the page. */
final class HostileExchanges {
  static final List<String> TEXTS =
      List.of(
          "<script>window.harmed=1</script>",
          "\"><script>window.harmed=1</script>",
          "'><img src=x onerror=window.harmed=1>",
          "<svg/onload=window.harmed=1>",
          "</title><script>window.harmed=1</script>",
          "</text></svg><script>window.harmed=1</script>",
          "\" autofocus onfocus=\"window.harmed=1",
          "javascript:window.harmed=1",
          "<base href=//evil.example/>",
          "<iframe srcdoc='<script>parent.harmed=1</script>'>",
          "&lt;script&gt;window.harmed=1&lt;/script&gt;",
          "\u202e<script>window.harmed=1</script>\u0000\u001b[31m",
          "{{constructor.constructor('window.harmed=1')()}}",
          "<a href=x onmouseover=window.harmed=1>over</a>");

  private HostileExchanges() {}

  static List<String> ids() {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < TEXTS.size(); i++) {
      ids.add("%016x".formatted(0xbad0 + i));
    }
    return ids;
  }

  static List<ExchangeRecord> all() {
    List<ExchangeRecord> all = new ArrayList<>();
    for (int i = 0; i < TEXTS.size(); i++) {
      all.add(of(TEXTS.get(i), "hostile.lab.test", ids().get(i)));
    }
    return all;
  }

  /** One with a text in each place that strangers fill: request, trail, rules. */
  static ExchangeRecord of(String text, String site, String id) {
    TrailRecorder recorder = new TrailRecorder(0);
    recorder.add(
        0,
        Side.CLIENT,
        Side.GATEWAY,
        new Event.RequestHead(text, text, text, 99, Event.Framing.NONE, -1, false));
    recorder.add(
        2_000_000,
        Side.ORIGIN,
        Side.GATEWAY,
        new Event.ConnectFailed(text, Event.ConnectFault.REFUSED, text));
    Trail trail = recorder.trail(id, text, text, text);
    return new ExchangeRecord(
        id,
        Instant.now(),
        1_000_000,
        site,
        new ExchangeRecord.Client(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 1), text, text, text),
        new ExchangeRecord.Request(text, text, text, text, text, text, 0),
        403,
        0,
        new ExchangeRecord.OriginUse(text, text, text, false, 1),
        new PhaseTimes(),
        Diagnosis.of(trail),
        trail,
        new Inspected(
            EngineMode.ON,
            new Inspected.Outcome.Denied(949_110, 2),
            List.of(new Inspected.Matched(942_100, text, List.of(text), Map.of(text, 5L))),
            Map.of(text, text),
            List.of(),
            List.of(text),
            null),
        null);
  }
}
