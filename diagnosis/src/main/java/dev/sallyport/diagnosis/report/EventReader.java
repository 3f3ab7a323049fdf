package dev.sallyport.diagnosis.report;

import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.diagnosis.trail.Event.ConnectFault;
import dev.sallyport.diagnosis.trail.Timer;

/** Reads an event back from its word and its fields. */
final class EventReader {
  private EventReader() {}

  static Event read(Fields f) throws BadReport {
    String word = f.text("event");
    return switch (word.substring(0, word.indexOf('.') + 1)) {
      case "tls." -> TlsEventReader.read(word, f);
      case "http." -> HttpEventReader.read(word, f);
      case "dns.", "tcp." -> connection(word, f);
      default -> decision(word, f);
    };
  }

  private static Event connection(String word, Fields f) throws BadReport {
    return switch (word) {
      case "dns.asked" -> new Event.NameAsked(f.text("host"));
      case "dns.resolved" -> new Event.NameResolved(f.text("host"), f.texts("addresses"));
      case "dns.failed" -> new Event.NameFailed(f.text("host"), f.text("reason"));
      case "tcp.syn" -> new Event.Syn(f.text("address"));
      case "tcp.connected" -> new Event.Connected(f.text("address"));
      case "tcp.connect-failed" ->
          new Event.ConnectFailed(
              f.text("address"), f.word("fault", ConnectFault.values()), f.text("detail"));
      case "tcp.reused" -> new Event.Reused(f.integer("exchanges"), f.duration("idle_s"));
      case "tcp.fin" -> new Event.Fin();
      case "tcp.reset" -> new Event.Reset();
      case "tcp.retransmitted" -> new Event.Retransmitted(f.integer("segments"), f.number("bytes"));
      case "tcp.zero-window" -> new Event.ZeroWindow(f.duration("lasted_s"));
      case "tcp.capture-gap" -> new Event.CaptureGap(f.number("bytes"));
      case "tcp.other-hops" -> new Event.OtherHops(f.integer("hops"), f.integer("usual"));
      default -> throw unknown(word);
    };
  }

  private static Event decision(String word, Fields f) throws BadReport {
    return switch (word) {
      case "timer.fired" ->
          new Event.TimerFired(f.word("timer", Timer.values(), Timer::word), f.duration("after_s"));
      case "gateway.limit" -> new Event.LimitReached(f.text("limit"), f.number("max"));
      case "gateway.retry" -> new Event.Retried(f.text("why"));
      case "gateway.no-origin" -> new Event.NoOrigin(f.text("why"));
      case "gateway.refused" ->
          new Event.Refused(f.text("phase"), f.text("reason"), f.text("detail"));
      case "rules.exhausted" ->
          new Event.RuleExhausted(
              f.text("phase"), f.number("rule"), f.text("target"), f.integer("value_bytes"));
      case "gateway.fault" -> new Event.InternalFault(f.text("detail"));
      case "gateway.answered" -> new Event.Answered(f.integer("status"));
      case "trail.unfinished" -> new Event.Unfinished();
      default -> throw unknown(word);
    };
  }

  static BadReport unknown(String word) {
    return new BadReport(
        "no event is called " + Printable.text(word, 60) + "; written by a newer version?");
  }
}
