package dev.sallyport.lab.fault;

import dev.sallyport.lab.http.RequestHead;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HexFormat;
import java.util.List;

/** Faults of an origin that understood the request, or could have, and does not answer it. */
final class EndingFaults {
  private static final int MAX_BODY_BYTES = 64 * 1024;

  /** RFC 5246 section 6.2: application data of 32 bytes, all alike. */
  private static final byte[] BROKEN_RECORD =
      HexFormat.of().parseHex("17" + "0303" + "0020" + "5a".repeat(32));

  private EndingFaults() {}

  static List<Fault> all() {
    return List.of(
        fault(
            "request-body-unread",
            "origin.send.timeout",
            "The head is read; the body is not, and no answer comes.",
            conversation -> {
              conversation.head();
              conversation.stopReading();
            }),
        fault(
            "request-continue-withheld",
            "origin.response.continue-withheld",
            "A client that waits for status 100 is left waiting until it sends its body anyway.",
            EndingFaults::withholdContinue),
        fault(
            "request-body-too-large",
            "origin.renegotiation.body-too-large",
            "A body above 64 KiB is answered by status 413 without being read.",
            EndingFaults::refuseLargeBody),
        fault(
            "request-body-reset",
            "origin.send.reset",
            "After the head and a part of the body comes an RST.",
            conversation -> {
              conversation.body(conversation.head()).readNBytes(1);
              conversation.reset();
            }),
        fault(
            "request-body-closed",
            "origin.send.closed",
            "After the head and a part of the body comes a FIN; the rest is dropped.",
            conversation -> {
              conversation.body(conversation.head()).readNBytes(1);
              conversation.close();
            }),
        new Fault(
            "response-record-broken",
            "origin.response.tls-fault",
            "The request is answered by a record that no key opens.",
            new Play.OnlyInTls(conversation -> {
              conversation.request();
              conversation.sendBelowTls(BROKEN_RECORD);
              conversation.hold();
            })),
        fault(
            "response-unanswered",
            "origin.response.timeout",
            "The request is read and never answered.",
            conversation -> {
              conversation.request();
              conversation.hold();
            }),
        fault(
            "response-closed",
            "origin.response.closed",
            "The connection is closed in order after the request, without an answer.",
            conversation -> {
              conversation.request();
              conversation.close();
            }),
        fault(
            "response-reset",
            "origin.response.reset",
            "The request is answered by an RST.",
            conversation -> {
              conversation.request();
              conversation.reset();
            }),
        fault(
            "keep-alive-closed",
            "origin.response.closed-reused",
            "The second request on a connection meets a FIN instead of an answer.",
            conversation -> {
              answerFirst(conversation);
              conversation.close();
            }),
        fault(
            "keep-alive-reset",
            "origin.response.closed-reused",
            "The second request on a connection meets an RST instead of an answer.",
            conversation -> {
              answerFirst(conversation);
              conversation.reset();
            }));
  }

  private static Fault fault(String name, String cause, String sentence, Play.HttpScript script) {
    return new Fault(name, cause, sentence, new Play.OverHttp(script));
  }

  private static void answerFirst(Conversation conversation) throws IOException {
    conversation.request();
    conversation.send(SoundAnswers.OK);
    conversation.request();
  }

  private static void withholdContinue(Conversation conversation) throws IOException {
    conversation.body(conversation.head()).transferTo(OutputStream.nullOutputStream());
    conversation.send(SoundAnswers.OK);
    conversation.close();
  }

  private static void refuseLargeBody(Conversation conversation) throws IOException {
    RequestHead head = conversation.head();
    InputStream body = conversation.body(head);
    long declaredBytes = head.field("Content-Length").map(Long::parseLong).orElse(0L);
    if (declaredBytes <= MAX_BODY_BYTES && head.expectsContinue()) {
      conversation.send(Conversation.CONTINUE);
    }
    boolean small =
        declaredBytes <= MAX_BODY_BYTES
            && body.readNBytes(MAX_BODY_BYTES + 1).length <= MAX_BODY_BYTES;
    conversation.send(
        small
            ? SoundAnswers.OK
            : "HTTP/1.1 413 Content Too Large\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    conversation.close();
  }
}
