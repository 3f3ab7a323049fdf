package dev.sallyport.wire.tls;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Headers come complete after five bytes, one after the other. */
class RecordHeaderTest {
  private static RecordHeader header(int... bytes) {
    RecordHeader header = new RecordHeader();
    for (int i = 0; i < bytes.length; i++) {
      assertThat(header.next((byte) bytes[i])).isEqualTo(i % 5 == 4);
    }
    return header;
  }

  @Test
  void readsOneHeaderAfterTheOther() {
    RecordHeader header = header(22, 3, 1, 0x12, 0x34);
    assertThat(header.type()).isEqualTo(RecordHeader.HANDSHAKE);
    assertThat(header.length()).isEqualTo(0x1234);
    assertThat(header.contentLeft()).isEqualTo(0x1234);
    header.skip(0x1234);
    assertThat(header.contentLeft()).isZero();
    assertThat(header.plausible()).isTrue();
    assertThat(header(22, 3, 1, 0, 0, 21, 3, 3, 0, 0xff).length()).isEqualTo(0xff);
  }

  @ParameterizedTest
  @CsvSource({
    "20,3,0,0,0,true",
    "24,3,4,0x48,0,true",
    "22,3,3,0x48,1,false",
    "19,3,3,0,1,false",
    "25,3,3,0,1,false",
    "22,2,0,0,1,false",
    "22,0xff,3,0,1,false",
    "0x48,0x54,0x54,0x50,0x2f,false",
  })
  void knowsWhatCanBeTls(int a, int b, int c, int d, int e, boolean plausible) {
    assertThat(header(a, b, c, d, e).plausible()).isEqualTo(plausible);
  }
}
