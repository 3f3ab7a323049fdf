package dev.sallyport.rules.transform;

import dev.sallyport.rules.bytes.ByteSink;
import dev.sallyport.rules.bytes.Slice;

/**
 * {@code t:parityEven7bit}: the eighth bit is set so that the number of ones in a byte is even.
 *
 * <pre>{@code
 * SecRule ARGS "@rx attack" "id:1,phase:2,deny,t:parityEven7bit"
 * }</pre>
 */
final class ParityEven7bit implements Transformation {
  @Override
  public String word() {
    return "parityEven7bit";
  }

  @Override
  public boolean apply(Slice in, ByteSink out) {
    boolean changed = false;
    for (int i = 0; i < in.length(); i++) {
      int b = in.at(i);
      int converted = withEvenParity(b);
      changed |= converted != b;
      out.put(converted);
    }
    return Unchanged.unless(changed, out);
  }

  private static int withEvenParity(int b) {
    int seven = b & 0x7f;
    return (Integer.bitCount(seven) & 1) << 7 | seven;
  }
}
