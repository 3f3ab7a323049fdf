package dev.sallyport.rules.transform;

import dev.sallyport.rules.bytes.Ascii;
import dev.sallyport.rules.bytes.ByteSink;
import dev.sallyport.rules.bytes.Slice;

/**
 * {@code t:uppercase}: ASCII letters to upper case; other bytes stay.
 *
 * <pre>{@code
 * SecRule ARGS "@contains SCRIPT" "id:1,phase:2,deny,t:uppercase"
 * }</pre>
 */
final class Uppercase implements Transformation {
  @Override
  public String word() {
    return "uppercase";
  }

  @Override
  public long touched() {
    return 0;
  }

  @Override
  public boolean changesCase() {
    return true;
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
    int i = 0;
    while (i < in.length() && in.at(i) == Ascii.upper(in.at(i))) {
      i++;
    }
    if (i == in.length()) {
      return false;
    }
    out.put(in, 0, i);
    for (; i < in.length(); i++) {
      out.put(Ascii.upper(in.at(i)));
    }
    return true;
  }
}
