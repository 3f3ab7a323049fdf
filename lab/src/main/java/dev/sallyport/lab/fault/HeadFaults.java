package dev.sallyport.lab.fault;

import java.io.IOException;
import java.util.List;

/** Faults in the head of a response. */
final class HeadFaults {
  private static final int INTERIM_RESPONSES = 10_000;
  private static final int SLOW_BYTE_MILLIS = 100;

  private HeadFaults() {}

  static List<Fault> all() {
    return List.of(
        answer(
            "head-status-line-malformed",
            "origin.response.malformed",
            "The status line is no status line.",
            "HTTP/1.1 OK 200\r\nContent-Length: 0\r\n\r\n"),
        answer(
            "head-field-line-malformed",
            "origin.response.malformed",
            "A field line has no colon.",
            "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nno colon here\r\n\r\n"),
        answer(
            "head-not-http",
            "origin.response.malformed",
            "The answer is no HTTP at all.",
            "220 lab.test ESMTP ready\r\n"),
        answer(
            "head-cut",
            "origin.response.truncated",
            "The connection ends within the head.",
            "HTTP/1.1 200 OK\r\nContent-Le"),
        answer(
            "head-above-64-kib",
            "origin.response.head-too-large",
            "The head has 65 KiB, in lines of 1 KiB.",
            longHead(65)),
        answer(
            "head-above-1-mib",
            "origin.response.head-too-large",
            "The head has 1 MiB and 1 KiB, in lines of 1 KiB.",
            longHead(1025)),
        script(
            "head-slow",
            "origin.response.timeout",
            "After the status line one byte of an endless field line comes each 100 ms.",
            HeadFaults::slow),
        script(
            "head-interim-flood",
            "origin.response.malformed",
            "10,000 answers of status 103 come before the one that counts.",
            HeadFaults::flood),
        answer(
            "head-upgrade-unasked",
            "origin.response.malformed",
            "The answer switches protocols, though nobody asked.",
            "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: lab\r\n\r\n"));
  }

  private static Fault answer(String name, String cause, String sentence, String answer) {
    return script(name, cause, sentence, conversation -> answerAndClose(conversation, answer));
  }

  private static void answerAndClose(Conversation conversation, String answer) throws IOException {
    conversation.request();
    conversation.send(answer);
    conversation.close();
  }

  private static Fault script(String name, String cause, String sentence, Play.HttpScript script) {
    return new Fault(name, cause, sentence, new Play.OverHttp(script));
  }

  private static String longHead(int kibibytes) {
    String line = "Filler: %s\r\n".formatted("x".repeat(1024 - 10));
    return "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n" + line.repeat(kibibytes) + "\r\n";
  }

  private static void slow(Conversation conversation) throws IOException, InterruptedException {
    conversation.request();
    conversation.send("HTTP/1.1 200 OK\r\nSlow: ");
    while (true) {
      Thread.sleep(SLOW_BYTE_MILLIS);
      conversation.send("x");
    }
  }

  private static void flood(Conversation conversation) throws IOException {
    conversation.request();
    for (int i = 0; i < INTERIM_RESPONSES; i++) {
      conversation.send("HTTP/1.1 103 Early Hints\r\n\r\n");
    }
    conversation.send(SoundAnswers.OK);
    conversation.close();
  }
}
