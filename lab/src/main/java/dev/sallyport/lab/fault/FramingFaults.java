package dev.sallyport.lab.fault;

import java.util.List;

/** Answers whose end two readers could see at two places. RFC 9112 section 6.3. */
final class FramingFaults {
  private static final String ONE_CHUNK = "3\r\nok\n\r\n0\r\n\r\n";

  private FramingFaults() {}

  static List<Fault> all() {
    return List.of(
        fault(
            "framing-length-and-chunked",
            "origin.response.malformed",
            "The answer has both Content-Length and Transfer-Encoding.",
            "HTTP/1.1 200 OK\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n"
                + ONE_CHUNK),
        fault(
            "framing-two-lengths",
            "origin.response.malformed",
            "The answer has two Content-Length fields that differ.",
            "HTTP/1.1 200 OK\r\nContent-Length: 3\r\nContent-Length: 30\r\n\r\nok\n"),
        fault(
            "framing-length-malformed",
            "origin.response.malformed",
            "The answer's Content-Length is negative.",
            "HTTP/1.1 200 OK\r\nContent-Length: -3\r\n\r\nok\n"),
        fault(
            "framing-transfer-coding-unknown",
            "origin.response.malformed",
            "The answer's last transfer coding is not chunked.",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked, lab\r\n\r\n" + ONE_CHUNK),
        fault(
            "framing-chunk-size-malformed",
            "origin.response.malformed",
            "A chunk's size is no hexadecimal number.",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nthree\r\nok\n\r\n0\r\n\r\n"),
        fault(
            "framing-body-on-204",
            "origin.response.unexpected-bytes",
            "A body follows an answer of status 204, which has none.",
            "HTTP/1.1 204 No Content\r\nContent-Length: 3\r\n\r\nok\n"),
        fault(
            "framing-body-on-304",
            "origin.response.unexpected-bytes",
            "A body follows an answer of status 304, which has none.",
            "HTTP/1.1 304 Not Modified\r\nContent-Length: 3\r\n\r\nok\n"),
        fault(
            "framing-bytes-after-response",
            "origin.response.unexpected-bytes",
            "After the answer's end a second one comes that nobody asked for.",
            SoundAnswers.OK + SoundAnswers.OK));
  }

  private static Fault fault(String name, String cause, String sentence, String answer) {
    return new Fault(
        name,
        cause,
        sentence,
        new Play.OverHttp(conversation -> {
          conversation.request();
          conversation.send(answer);
          conversation.hold();
        }));
  }
}
