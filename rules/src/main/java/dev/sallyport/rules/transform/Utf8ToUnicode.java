package dev.sallyport.rules.transform;

import dev.sallyport.rules.bytes.ByteKinds;
import dev.sallyport.rules.bytes.ByteSink;
import dev.sallyport.rules.bytes.Slice;

/**
 * {@code t:utf8toUnicode}: each UTF-8 sequence of two to four bytes becomes {@code %uhhhh}, which
 * {@code t:urlDecodeUni} reads. An overlong form or a surrogate leaves its first byte behind too,
 * so that it cannot pass for the character. Bytes that are no UTF-8 stay; ModSecurity drops some.
 *
 * <pre>{@code
 * SecRule ARGS "@contains <script" "id:1,phase:2,deny,t:utf8toUnicode,t:urlDecodeUni"
 * }</pre>
 */
final class Utf8ToUnicode implements Transformation {
  private static final long TOUCHED = ByteKinds.where(b -> b >= 0x80);

  @Override
  public String word() {
    return "utf8toUnicode";
  }

  @Override
  public long touched() {
    return TOUCHED;
  }

  @Override
  public boolean apply(Slice in, ByteSink out) {
    int i = 0;
    while (i < in.length() && in.at(i) < 0x80) {
      i++;
    }
    if (i == in.length()) {
      return false;
    }
    out.put(in, 0, i);
    boolean changed = false;
    while (i < in.length()) {
      int length = sequenceLength(in, i);
      if (length == 1) {
        out.put(in.at(i));
      } else {
        put(in, i, length, out);
        changed = true;
      }
      i += length;
    }
    return Unchanged.unless(changed, out);
  }

  /** The length of the sequence at {@code index} (RFC 3629 section 3), 1 where it is none. */
  private static int sequenceLength(Slice in, int index) {
    int lead = in.at(index);
    int length = lead < 0xc0 || lead > 0xf4 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    if (index + length > in.length()) {
      return 1;
    }
    for (int i = index + 1; i < index + length; i++) {
      if ((in.at(i) & 0xc0) != 0x80) {
        return 1;
      }
    }
    return length;
  }

  private static void put(Slice in, int index, int length, ByteSink out) {
    int codePoint = in.at(index) & 0x7f >> length;
    for (int i = index + 1; i < index + length; i++) {
      codePoint = codePoint << 6 | in.at(i) & 0x3f;
    }
    out.put('%').put('u');
    int digits = codePoint > 0xfffff ? 6 : codePoint > 0xffff ? 5 : 4;
    for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4) {
      out.put(HexEncode.DIGITS.charAt(codePoint >> shift & 15));
    }
    int smallest = length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000;
    boolean surrogate = codePoint >= 0xd800 && codePoint <= 0xdfff;
    if (codePoint < smallest || surrogate) {
      out.put(in.at(index));
    }
  }
}
