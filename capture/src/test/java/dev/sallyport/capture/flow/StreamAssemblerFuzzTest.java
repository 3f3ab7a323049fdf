package dev.sallyport.capture.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.sallyport.capture.trail.Moment;
import dev.sallyport.wire.bytes.Cursor;
import java.util.Arrays;

/** Segments in any order, twice, overlapping or not at all: each byte of the stream once. */
class StreamAssemblerFuzzTest {
  @FuzzTest
  void everyByteComesOnceOrIsAGap(byte[] bytes) {
    byte[] stream = new byte[256];
    for (int i = 0; i < stream.length; i++) {
      stream[i] = (byte) i;
    }
    long[] next = {0};
    StreamAssembler assembler =
        new StreamAssembler(
            new StreamAssembler.Sink() {
              @Override
              public void bytes(byte[] array, int offset, int length, Moment at) {
                byte[] got = Arrays.copyOfRange(array, offset, offset + length);
                byte[] wanted = Arrays.copyOfRange(stream, (int) next[0], (int) next[0] + length);
                assertThat(got).isEqualTo(wanted);
                next[0] += length;
              }

              @Override
              public void gap(long count, Conversation.Gap why, Moment at) {
                next[0] += count;
              }

              @Override
              public void end(Moment at) {}
            });
    int begin = 0xfffffff0; // so that the numbers wrap
    assembler.syn(begin - 1);
    for (int i = 0; i + 2 <= bytes.length; i += 2) {
      int from = bytes[i] & 0x7f;
      int length = bytes[i + 1] & 0x7f;
      assembler.segment(begin + from, new Cursor(stream, from, from + length), 0, new Moment(i, i));
    }
    assembler.flush();
    assertThat(next[0]).isBetween(0L, (long) stream.length);
  }
}
