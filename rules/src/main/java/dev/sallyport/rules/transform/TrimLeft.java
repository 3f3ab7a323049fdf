package dev.sallyport.rules.transform;

import dev.sallyport.rules.bytes.Ascii;
import dev.sallyport.rules.bytes.ByteKinds;
import dev.sallyport.rules.bytes.ByteSink;
import dev.sallyport.rules.bytes.Slice;

/**
 * {@code t:trimLeft}: takes away white space at the front.
 *
 * <pre>{@code
 * SecRule ARGS:user "@streq admin" "id:1,phase:2,deny,t:trimLeft"
 * }</pre>
 */
final class TrimLeft implements Transformation {
  private static final long TOUCHED = ByteKinds.where(Ascii::isSpace);

  @Override
  public String word() {
    return "trimLeft";
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
    int start = 0;
    while (start < in.length() && Ascii.isSpace(in.at(start))) {
      start++;
    }
    if (start == 0) {
      return false;
    }
    out.put(in, start, in.length());
    return true;
  }
}
