package dev.sallyport.rules.transform;

import dev.sallyport.rules.bytes.Ascii;
import dev.sallyport.rules.bytes.ByteSink;
import dev.sallyport.rules.bytes.Slice;

/**
 * {@code t:lowercase}: ASCII letters to lower case; other bytes stay.
 *
 * <pre>{@code
 * SecRule ARGS "@contains script" "id:1,phase:2,deny,t:lowercase"
 * }</pre>
 */
final class Lowercase implements Transformation {
  @Override
  public String word() {
    return "lowercase";
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
    while (i < in.length() && in.at(i) == Ascii.lower(in.at(i))) {
      i++;
    }
    if (i == in.length()) {
      return false;
    }
    out.put(in, 0, i);
    for (; i < in.length(); i++) {
      out.put(Ascii.lower(in.at(i)));
    }
    return true;
  }
}
