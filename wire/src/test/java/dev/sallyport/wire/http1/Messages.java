package dev.sallyport.wire.http1;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sallyport.wire.http1.MalformedMessage.Rule;
import java.nio.charset.StandardCharsets;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Messages as text, one char a byte. */
final class Messages {
  static final int MAX_FIELDS = 20;

  private Messages() {}

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  static RequestHead request(String head) throws MalformedMessage {
    byte[] bytes = bytes(head);
    return HeadParser.request(bytes, bytes.length, MAX_FIELDS);
  }

  static ResponseHead response(String head) throws MalformedMessage {
    byte[] bytes = bytes(head);
    return HeadParser.response(bytes, bytes.length, MAX_FIELDS);
  }

  /** A request with these field lines, each without its line break. */
  static RequestHead with(String... lines) throws MalformedMessage {
    return request("POST / HTTP/1.1\r\n" + String.join("\r\n", lines) + "\r\n\r\n");
  }

  /** The rule that {@code reading} finds broken. */
  static Rule broken(ThrowingCallable reading) {
    MalformedMessage thrown = catchThrowableOfType(MalformedMessage.class, reading);
    if (thrown == null) {
      throw new AssertionError("wanted a refusal, got none");
    }
    return thrown.rule();
  }
}
