package dev.sallyport.rules.transform;

import dev.sallyport.rules.bytes.Ascii;
import dev.sallyport.rules.bytes.ByteKinds;
import dev.sallyport.rules.bytes.ByteSink;
import dev.sallyport.rules.bytes.Slice;

/**
 * {@code t:trimRight}: takes away white space at the end.
 *
 * <pre>{@code
 * SecRule ARGS:user "@streq admin" "id:1,phase:2,deny,t:trimRight"
 * }</pre>
 */
final class TrimRight implements Transformation {
  private static final long TOUCHED = ByteKinds.where(Ascii::isSpace);

  @Override
  public String word() {
    return "trimRight";
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
    int end = in.length();
    while (end > 0 && Ascii.isSpace(in.at(end - 1))) {
      end--;
    }
    if (end == in.length()) {
      return false;
    }
    out.put(in, 0, end);
    return true;
  }
}
