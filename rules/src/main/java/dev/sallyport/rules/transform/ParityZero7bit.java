package dev.sallyport.rules.transform;

import dev.sallyport.rules.bytes.ByteSink;
import dev.sallyport.rules.bytes.Slice;

/**
 * {@code t:parityZero7bit}: the eighth bit of each byte is cleared.
 *
 * <pre>{@code
 * SecRule ARGS "@rx attack" "id:1,phase:2,deny,t:parityZero7bit"
 * }</pre>
 */
final class ParityZero7bit implements Transformation {
  @Override
  public String word() {
    return "parityZero7bit";
  }

  @Override
  public boolean apply(Slice in, ByteSink out) {
    boolean changed = false;
    for (int i = 0; i < in.length(); i++) {
      int b = in.at(i);
      int converted = b & 0x7f;
      changed |= converted != b;
      out.put(converted);
    }
    return Unchanged.unless(changed, out);
  }
}
