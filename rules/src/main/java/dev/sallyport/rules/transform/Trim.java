package dev.sallyport.rules.transform;

import dev.sallyport.rules.bytes.Ascii;
import dev.sallyport.rules.bytes.ByteKinds;
import dev.sallyport.rules.bytes.ByteSink;
import dev.sallyport.rules.bytes.Slice;

/**
 * {@code t:trim}: takes away white space at both ends.
 *
 * <pre>{@code
 * SecRule ARGS:user "@streq admin" "id:1,phase:2,deny,t:trim"
 * }</pre>
 */
final class Trim implements Transformation {
  private static final long TOUCHED = ByteKinds.where(Ascii::isSpace);

  @Override
  public String word() {
    return "trim";
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
    int end = in.length();
    while (start < end && Ascii.isSpace(in.at(start))) {
      start++;
    }
    while (end > start && Ascii.isSpace(in.at(end - 1))) {
      end--;
    }
    if (start == 0 && end == in.length()) {
      return false;
    }
    out.put(in, start, end);
    return true;
  }
}
