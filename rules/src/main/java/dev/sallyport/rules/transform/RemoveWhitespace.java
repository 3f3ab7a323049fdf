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

  @Override
  public String word() {
    return "removeWhitespace";
  }

  @Override
  public long touched() {
    return TOUCHED;
  }

  @Override
  public boolean apply(Slice in, ByteSink out) {
    int kept = 0;
    for (int i = 0; i < in.length(); i++) {
      if (Blank.is(in.at(i))) {
        out.put(in, kept, i);
        kept = i + 1;
      }
    }
    if (kept == 0) {
      return false;
    }
    out.put(in, kept, in.length());
    return true;
  }
}
