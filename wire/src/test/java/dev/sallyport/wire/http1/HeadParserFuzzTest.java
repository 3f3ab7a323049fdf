package dev.sallyport.wire.http1;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A head that is taken reads the same when it is written out and read again. */
class HeadParserFuzzTest {
  private static final int MAX_FIELDS = 100;

  @FuzzTest
  void aRequestIsRefusedOrReadsTheSameTwice(byte[] bytes) throws MalformedMessage {
    RequestHead head;
    try {
      byte[] ended = ended(bytes);
      head = HeadParser.request(ended, ended.length, MAX_FIELDS);
      BodyFraming.ofRequest(head);
    } catch (MalformedMessage e) {
      return;
    }
    RequestHead again =
        Messages.request(
            head.method() + " " + head.target() + " " + head.version() + lines(head.fields()));
    assertThat(again.method()).isEqualTo(head.method());
    assertThat(again.target()).isEqualTo(head.target());
    assertThat(again.fields()).hasToString(head.fields().toString());
    assertThat(BodyFraming.ofRequest(again)).isEqualTo(BodyFraming.ofRequest(head));
  }

  @FuzzTest
  void aResponseIsRefusedOrReadsTheSameTwice(byte[] bytes) throws MalformedMessage {
    ResponseHead head;
    try {
      byte[] ended = ended(bytes);
      head = HeadParser.response(ended, ended.length, MAX_FIELDS);
      BodyFraming.ofResponse(head, "GET");
    } catch (MalformedMessage e) {
      return;
    }
    byte[] text =
        Messages.bytes(
            head.version() + " " + head.status() + " " + head.reason() + lines(head.fields()));
    ResponseHead again = HeadParser.response(text, text.length, MAX_FIELDS);
    assertThat(again.status()).isEqualTo(head.status());
    assertThat(again.reason()).isEqualTo(head.reason());
    assertThat(again.fields()).hasToString(head.fields().toString());
    assertThat(BodyFraming.ofResponse(again, "GET")).isEqualTo(BodyFraming.ofResponse(head, "GET"));
  }

  private static byte[] ended(byte[] bytes) {
    byte[] ended = Arrays.copyOf(bytes, bytes.length + 4);
    System.arraycopy("\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1), 0, ended, bytes.length, 4);
    return ended;
  }

  private static String lines(FieldLines fields) {
    StringBuilder text = new StringBuilder("\r\n");
    for (int i = 0; i < fields.size(); i++) {
      text.append(fields.name(i)).append(':').append(fields.value(i)).append("\r\n");
    }
    return text.append("\r\n").toString();
  }
}
