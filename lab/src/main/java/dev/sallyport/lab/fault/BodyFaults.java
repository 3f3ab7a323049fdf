package dev.sallyport.lab.fault;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Faults in the body of a response, and bodies that a careless reader gets wrong. */
final class BodyFaults {
  private static final String LENGTH_1000 = "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n";
  private static final String CHUNKED = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";

  private BodyFaults() {}

  static List<Fault> all() {
    return List.of(
        http(
            "body-truncated",
            "origin.response.truncated",
            "Of a body of 1000 bytes 100 come, then the connection is closed in order.",
            conversation -> {
              answer(conversation, LENGTH_1000 + "x".repeat(100));
              conversation.close();
            }),
        http(
            "body-reset",
            "origin.response.truncated",
            "Of a body of 1000 bytes 100 come, then an RST.",
            conversation -> {
              answer(conversation, LENGTH_1000 + "x".repeat(100));
              conversation.reset();
            }),
        http(
            "body-stalled",
            "origin.response.body-timeout",
            "Of a body of 1000 bytes 100 come, then nothing.",
            conversation -> {
              answer(conversation, LENGTH_1000 + "x".repeat(100));
              conversation.hold();
            }),
        http(
            "body-chunk-cut",
            "origin.response.truncated",
            "The connection is closed in order within a chunk.",
            conversation -> {
              answer(conversation, CHUNKED + "64\r\n" + "x".repeat(50));
              conversation.close();
            }),
        http(
            "body-last-chunk-missing",
            "origin.response.truncated",
            "The connection is closed in order after a chunk that is not the last.",
            conversation -> {
              answer(conversation, CHUNKED + "3\r\nok\n\r\n");
              conversation.close();
            }),
        new Fault(
            "body-end-not-told",
            "origin.response.no-close-notify",
            "A body without length ends by FIN without close_notify, as if it had been cut.",
            new Play.OnlyInTls(conversation -> {
              answer(conversation, "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nok\n");
              conversation.fin();
            })),
        http("body-large", Fault.NONE, "The body has 32 MiB.", BodyFaults::large),
        http(
            "body-http-1.0",
            Fault.NONE,
            "An answer of HTTP/1.0 has no length and ends where the connection does.",
            conversation -> {
              answer(conversation, "HTTP/1.0 200 OK\r\nContent-Type: text/plain\r\n\r\nok\n");
              conversation.close();
            }),
        http(
            "body-gzip",
            Fault.NONE,
            "The body is compressed with gzip, asked for or not.",
            conversation -> {
              byte[] body = gzip("ok\n");
              answer(
                  conversation,
                  "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: %d\r\n\r\n"
                      .formatted(body.length));
              conversation.send(body);
              conversation.close();
            }));
  }

  private static Fault http(String name, String cause, String sentence, Play.HttpScript script) {
    return new Fault(name, cause, sentence, new Play.OverHttp(script));
  }

  private static void answer(Conversation conversation, String answer) throws IOException {
    conversation.request();
    conversation.send(answer);
  }

  private static void large(Conversation conversation) throws IOException {
    byte[] part = new byte[64 * 1024];
    int parts = 512;
    answer(
        conversation,
        "HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n".formatted(parts * part.length));
    for (int i = 0; i < parts; i++) {
      conversation.send(part);
    }
    conversation.close();
  }

  private static byte[] gzip(String text) {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
      gzip.write(text.getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return compressed.toByteArray();
  }
}
