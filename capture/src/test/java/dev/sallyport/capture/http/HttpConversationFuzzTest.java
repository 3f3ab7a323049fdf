package dev.sallyport.capture.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.sallyport.capture.flow.Conversation;
import dev.sallyport.capture.trail.Moment;
import dev.sallyport.capture.trail.Story;
import dev.sallyport.diagnosis.trail.Side;

/** Any bytes of either side, with gaps, as HTTP of either version. */
class HttpConversationFuzzTest {
  @FuzzTest
  void anyBytesAreATrail(byte[] bytes) {
    Story story = new Story();
    HttpConversation http = new HttpConversation(story);
    int at = 0;
    while (at < bytes.length) {
      Side side = (bytes[at] & 1) == 0 ? Side.CLIENT : Side.ORIGIN;
      int length = Math.min(bytes.length - at - 1, bytes[at] & 0x7e);
      Moment moment = new Moment(at, at);
      if (bytes[at] < 0) {
        http.gap(side, length - 1L, Conversation.Gap.PACKET_LOST, moment);
      } else {
        http.bytes(side, bytes, at + 1, length, moment);
      }
      at += 1 + length;
    }
    http.end(Side.ORIGIN, new Moment(at, at));
    http.finish(new Moment(at, at));
    assertThat(story.responses()).isNotNegative();
  }
}
