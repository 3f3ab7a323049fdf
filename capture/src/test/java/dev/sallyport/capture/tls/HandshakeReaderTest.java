package dev.sallyport.capture.tls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.capture.trail.Moment;
import dev.sallyport.wire.tls.HandshakeType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HandshakeReaderTest {
  private static final Moment AT = new Moment(0, 1);

  private final List<byte[]> messages = new ArrayList<>();
  private final HandshakeReader reader =
      new HandshakeReader((type, message, recordLength, at) -> messages.add(message));

  private static byte[] message(int type, int bodyBytes) {
    byte[] message = new byte[4 + bodyBytes];
    Arrays.fill(message, (byte) type);
    message[1] = (byte) (bodyBytes >> 16);
    message[2] = (byte) (bodyBytes >> 8);
    message[3] = (byte) bodyBytes;
    return message;
  }

  private boolean read(byte[] bytes, int from, int to) {
    return reader.read(bytes, from, to - from, to - from, AT);
  }

  @ParameterizedTest(name = "records of {0} bytes")
  @ValueSource(ints = {1, 2, 3, 4, 5, 7, 100, 16_384})
  void messagesAreWholeHoweverTheyAreCut(int recordBytes) {
    byte[] one = message(HandshakeType.CERTIFICATE, 3_000);
    byte[] two = message(HandshakeType.SERVER_HELLO_DONE, 0);
    byte[] both = Arrays.copyOf(one, one.length + two.length);
    System.arraycopy(two, 0, both, one.length, two.length);
    for (int at = 0; at < both.length; at += recordBytes) {
      assertThat(read(both, at, Math.min(both.length, at + recordBytes))).isTrue();
    }
    assertThat(messages).containsExactly(one, two);
  }

  @Test
  void aLongMessageInShortRecordsIsCopiedAsOftenAsItDoubles() {
    byte[] longest = message(HandshakeType.CERTIFICATE, 256 << 10);
    int copied = 0;
    int room = 0;
    for (int at = 0; at < longest.length - 1; at++) {
      assertThat(read(longest, at, at + 1)).isTrue();
      if (reader.room() != room) {
        copied += room;
        room = reader.room();
      }
    }
    assertThat(copied).isLessThan(2 * longest.length);
    read(longest, longest.length - 1, longest.length);
    assertThat(messages).containsExactly(longest);
    assertThat(reader.room()).as("an idle connection holds nothing").isZero();
  }

  @Test
  void aHeaderThatPromisesMuchHoldsNoMoreThanCame() {
    byte[] longest = message(HandshakeType.CERTIFICATE, 256 << 10);
    read(longest, 0, 100);
    assertThat(reader.room()).isLessThanOrEqualTo(200);
  }

  @Test
  void whatIsNoMessageIsTold() {
    byte[] unknown = message(99, 5);
    byte[] tooLong = message(HandshakeType.CERTIFICATE, (256 << 10) + 1);
    assertThat(read(unknown, 0, unknown.length)).isFalse();
    assertThat(read(tooLong, 0, 4)).isFalse();
    assertThat(messages).isEmpty();
  }
}
