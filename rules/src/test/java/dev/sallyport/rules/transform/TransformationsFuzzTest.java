package dev.sallyport.rules.transform;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.sallyport.rules.bytes.ByteSink;
import dev.sallyport.rules.bytes.Slice;
import java.util.List;

/** No chain of transformations fails, reads beyond its value or grows it without bound. */
class TransformationsFuzzTest {
  private static final List<Transformation> WORDS =
      Transformations.with(UnicodeMap.usAscii()).all();
  private static final int DIGEST_OR_LENGTH = 40;

  @FuzzTest(maxDuration = "90s")
  void anyChainIsBounded(FuzzedDataProvider data) {
    Transformation first = data.pickValue(WORDS);
    Transformation second = data.pickValue(WORDS);
    byte[] bytes = data.consumeRemainingAsBytes();
    byte[] inside = new byte[bytes.length + 4];
    System.arraycopy(bytes, 0, inside, 2, bytes.length);
    Slice value = apply(first, new Slice(inside, 2, inside.length - 2));
    apply(second, value);
  }

  private static Slice apply(Transformation word, Slice in) {
    ByteSink out = new ByteSink(4);
    if (!word.apply(in, out)) {
      assertThat(out.length()).as(word.word()).isZero();
      return in;
    }
    assertThat(out.length())
        .as(word.word())
        .isLessThanOrEqualTo(4 * in.length() + DIGEST_OR_LENGTH);
    return Slice.of(out.copy());
  }
}
