package dev.sallyport.rules.transform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.rules.bytes.ByteKinds;
import dev.sallyport.rules.bytes.ByteSink;
import dev.sallyport.rules.bytes.Slice;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a transformation says of the bytes that it works on is true. */
class TouchedKindsTest {
  static Iterable<Transformation> all() {
    return Transformations.with(UnicodeMap.usAscii()).all();
  }

  @ParameterizedTest
  @MethodSource("all")
  void aValueWithoutThoseKindsStaysButForItsCase(Transformation transformation) {
    Random random = new Random(20250601);
    for (int i = 0; i < 20_000; i++) {
      Slice value = value(random, transformation.touched());
      ByteSink out = new ByteSink(16);
      if (transformation.apply(value, out)
          && (ByteKinds.in(value) & transformation.touched()) == 0) {
        assertThat(transformation.changesCase()).isTrue();
        assertThat(lower(out.view())).isEqualTo(lower(value));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void theResultIsWithinTheBoundsThatAreSaid(Transformation transformation) {
    Random random = new Random(20250602);
    int changed = 0;
    for (int i = 0; i < 20_000; i++) {
      Slice value = touched(random, transformation.touched());
      ByteSink out = new ByteSink(16);
      if (transformation.apply(value, out)) {
        changed++;
        long kinds = ByteKinds.in(value);
        assertThat(ByteKinds.in(out.view()) & ~(kinds | transformation.addedKinds(kinds)))
            .as("kinds of %s from %s", out.view(), value)
            .isZero();
        assertThat(out.length())
            .as("length of %s from %s", out.view(), value)
            .isLessThanOrEqualTo(transformation.mostBytes(value.length()));
      }
    }
    assertThat(changed > 0 || transformation.word().equals("none")).isTrue();
  }

  /** Many of the bytes that the transformation works on, and of those that often go with them. */
  private static Slice touched(Random random, long touched) {
    String more = "/*-#0aAfx25u;.<! quotxt\n";
    byte[] bytes = new byte[random.nextInt(16)];
    for (int i = 0; i < bytes.length; i++) {
      int b = random.nextInt(256);
      for (int tries = 0; tries < 40 && (ByteKinds.of(b) & touched) == 0; tries++) {
        b = random.nextInt(256);
      }
      bytes[i] = (byte) (random.nextBoolean() ? b : more.charAt(random.nextInt(more.length())));
    }
    return Slice.of(bytes);
  }

  /** Mostly of bytes that the transformation should leave. */
  private static Slice value(Random random, long touched) {
    byte[] bytes = new byte[random.nextInt(12)];
    for (int i = 0; i < bytes.length; i++) {
      int b = random.nextInt(256);
      while ((ByteKinds.of(b) & touched) != 0) {
        b = random.nextInt(256);
      }
      bytes[i] = (byte) b;
    }
    return Slice.of(bytes);
  }

  private static String lower(Slice text) {
    return text.toString().toLowerCase(Locale.ROOT);
  }
}
