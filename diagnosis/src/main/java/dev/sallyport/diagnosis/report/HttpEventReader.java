package dev.sallyport.diagnosis.report;

import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.diagnosis.trail.Event.Framing;

/** Reads the HTTP events back. */
final class HttpEventReader {
  private HttpEventReader() {}

  static Event read(String word, Fields f) throws BadReport {
    return switch (word) {
      case "http.request-head" ->
          new Event.RequestHead(
              f.text("method"),
              f.text("target"),
              f.text("protocol"),
              f.integer("head_bytes"),
              f.word("framing", Framing.values()),
              f.numberOrUnknown("content_length"),
              f.flag("expect"));
      case "http.upgrade-asked" -> new Event.UpgradeAsked(f.text("protocol"));
      case "http.request-end" -> new Event.RequestEnd(f.number("body_bytes"));
      case "http.informational" -> new Event.Informational(f.integer("status"));
      case "http.response-head" ->
          new Event.ResponseHead(
              f.integer("status"),
              f.text("protocol"),
              f.integer("head_bytes"),
              f.word("framing", Framing.values()),
              f.numberOrUnknown("content_length"));
      case "http.redirected" -> new Event.Redirected(f.text("location"), f.flag("itself"));
      case "http.response-end" -> new Event.ResponseEnd(f.number("body_bytes"));
      case "http.head-cut" -> new Event.HeadCut(f.integer("head_bytes"));
      case "http.body-cut" ->
          new Event.BodyCut(f.number("body_bytes"), f.numberOrUnknown("expected_bytes"));
      case "http.late-end" -> new Event.LateEnd(f.duration("silent_s"));
      case "http.malformed" -> new Event.Malformed(f.text("rule"), f.text("what"));
      case "http.stream-reset" -> new Event.StreamReset(f.text("error_code"));
      case "http.goaway" -> new Event.GoAway(f.text("error_code"), f.integer("last_stream"));
      default -> throw EventReader.unknown(word);
    };
  }
}
