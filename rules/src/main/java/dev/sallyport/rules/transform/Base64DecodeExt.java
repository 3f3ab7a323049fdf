package dev.sallyport.rules.transform;

import dev.sallyport.rules.bytes.ByteSink;
import dev.sallyport.rules.bytes.Slice;

/**
 * {@code t:base64DecodeExt}: Base64 as forgiving decoders read it: bytes outside the alphabet are
 * skipped. At most three bytes for four.
 *
 * <pre>{@code
 * SecRule ARGS:token "@contains <script" "id:1,phase:2,deny,t:base64DecodeExt"
 * }</pre>
 */
final class Base64DecodeExt implements Transformation {
  @Override
  public String word() {
    return "base64DecodeExt";
  }

  @Override
  public int mostBytes(int length) {
    return (int) (length * 3L / 4);
  }

  @Override
  public boolean apply(Slice in, ByteSink out) {
    if (in.isEmpty()) {
      return false;
    }
    Base64Bits bits = new Base64Bits();
    for (int i = 0; i < in.length(); i++) {
      int six = Base64Bits.value(in.at(i));
      if (six >= 0) {
        bits.put(six, out);
      }
    }
    return true;
  }
}
