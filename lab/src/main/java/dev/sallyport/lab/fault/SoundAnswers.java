package dev.sallyport.lab.fault;

import java.io.IOException;

/** The part of a fault server that is not at fault: every request is answered, keep-alive. */
final class SoundAnswers {
  static final String OK =
      """
      HTTP/1.1 200 OK\r
      Content-Type: text/plain\r
      Content-Length: 3\r
      \r
      ok
      """;

  private SoundAnswers() {}

  static void play(Conversation conversation) throws IOException {
    boolean keepAlive = true;
    while (keepAlive) {
      keepAlive = conversation.request().keepAlive();
      conversation.send(OK);
    }
    conversation.close();
  }
}
