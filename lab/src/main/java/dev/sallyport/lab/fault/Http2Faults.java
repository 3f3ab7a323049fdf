package dev.sallyport.lab.fault;

import java.util.List;

/** Faults that only HTTP/2 has. RFC 9113 section 7. */
final class Http2Faults {
  private Http2Faults() {}

  static List<Fault> all() {
    return List.of(
        fault(
            "http2-stream-reset",
            "origin.response.stream-reset",
            "A request over HTTP/2 is answered by RST_STREAM with INTERNAL_ERROR.",
            (frames, stream) -> frames.resetStream(stream, Http2Frames.INTERNAL_ERROR)),
        fault(
            "http2-goaway",
            "origin.response.stream-reset",
            "A request over HTTP/2 is answered by GOAWAY with PROTOCOL_ERROR.",
            (frames, stream) -> frames.goAway(0, Http2Frames.PROTOCOL_ERROR)),
        fault(
            "http2-http-1-1-required",
            "origin.response.http-1-1-required",
            "A request over HTTP/2 is answered by RST_STREAM with HTTP_1_1_REQUIRED, as IIS does"
                + " where it wants a client certificate after the request.",
            (frames, stream) -> frames.resetStream(stream, Http2Frames.HTTP_1_1_REQUIRED)));
  }

  private static Fault fault(String name, String cause, String sentence, Play.Http2Script script) {
    return new Fault(name, cause, sentence, new Play.OverHttp2(script));
  }
}
