package dev.sallyport.rules.transform;

import dev.sallyport.rules.bytes.ByteKinds;
import dev.sallyport.rules.bytes.ByteSink;
import dev.sallyport.rules.bytes.Slice;

/**
 * {@code t:removeWhitespace}: takes out all blanks.
 *
 * <pre>{@code
 * SecRule ARGS "@contains javascript:" "id:1,phase:2,deny,t:removeWhitespace"
 * }</pre>
 */
final class RemoveWhitespace implements Transformation {
  private static final long TOUCHED = ByteKinds.where(Blank::is);
  private static final byte[] KEPT = kept();

  private static byte[] kept() {
    byte[] kept = new byte[256];
    for (int b = 0; b < 256; b++) {
      kept[b] = (byte) (Blank.is(b) ? 0 : 1);
    }
    return kept;
  }

  @Override
  public String word() {
    return "removeWhitespace";
  }

  @Override
  public long touched() {
    return TOUCHED;
  }

  @Override
  public long addedKinds(long kinds) {
    return 0;
  }

  @Override
  public int mostBytes(int length) {
    return length;
  }

  @Override
  public boolean apply(Slice in, ByteSink out) {
    out.put(in, KEPT);
    return Unchanged.unless(out.length() < in.length(), out);
  }
}
