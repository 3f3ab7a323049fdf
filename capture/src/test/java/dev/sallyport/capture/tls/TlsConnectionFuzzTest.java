package dev.sallyport.capture.tls;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.sallyport.capture.flow.Conversation;
import dev.sallyport.capture.http.HttpConversation;
import dev.sallyport.capture.keys.Keys;
import dev.sallyport.capture.trail.Moment;
import dev.sallyport.capture.trail.Story;
import dev.sallyport.diagnosis.trail.Side;

/** Any bytes of either side, with gaps, as a TLS connection. */
class TlsConnectionFuzzTest {
  @FuzzTest
  void anyBytesAreATrail(byte[] bytes) {
    Story story = new Story();
    SessionSecrets secrets = new SessionSecrets(new Keys(), new Sessions(), used -> {});
    TlsConnection connection = new TlsConnection(story, secrets, new HttpConversation(story));
    int at = 0;
    while (at < bytes.length) {
      Side side = (bytes[at] & 1) == 0 ? Side.CLIENT : Side.ORIGIN;
      int length = Math.min(bytes.length - at - 1, bytes[at] & 0x7e);
      Moment moment = new Moment(at, at);
      if (bytes[at] < 0) {
        connection.gap(side, length, Conversation.Gap.PACKET_LOST, moment);
      } else {
        connection.bytes(side, bytes, at + 1, length, moment);
      }
      at += 1 + length;
    }
    connection.end(Side.CLIENT, new Moment(at, at));
    connection.finish(new Moment(at, at));
    assertThat(story.events(exchange -> true)).hasSizeLessThanOrEqualTo(256);
  }
}
