package dev.sallyport.rules.operator;

import dev.sallyport.rules.bytes.Slice;
import dev.sallyport.rules.match.Requirement;

/**
 * {@code @validateUtf8Encoding}: matches where the value is no UTF-8: a wrong or missing byte, an
 * overlong form, a surrogate, a code point above U+10FFFF.
 *
 * <pre>{@code
 * SecRule ARGS "@validateUtf8Encoding" "id:1,phase:2,deny"
 * }</pre>
 */
final class ValidateUtf8Encoding implements OperatorWord {
  @Override
  public String word() {
    return "validateUtf8Encoding";
  }

  @Override
  public Operator compile(String argument, Surroundings surroundings) {
    Operator operator =
        (value, captures) -> {
          int i = 0;
          while (i < value.length()) {
            int length = sequenceLength(value, i);
            if (length == 0) {
              return true;
            }
            i += length;
          }
          return false;
        };
    return operator.with(Requirement.oneByte(b -> b >= 0x80));
  }

  /** The length of the sequence at {@code index}, 0 where there is none (RFC 3629 section 4). */
  private static int sequenceLength(Slice value, int index) {
    int lead = value.at(index);
    if (lead < 0x80) {
      return 1;
    }
    int length = lead < 0xc2 || lead > 0xf4 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    if (length == 0 || index + length > value.length()) {
      return 0;
    }
    int codePoint = lead & 0x7f >> length;
    for (int i = index + 1; i < index + length; i++) {
      if ((value.at(i) & 0xc0) != 0x80) {
        return 0;
      }
      codePoint = codePoint << 6 | value.at(i) & 0x3f;
    }
    int smallest = length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000;
    boolean surrogate = codePoint >= 0xd800 && codePoint <= 0xdfff;
    return codePoint < smallest || codePoint > 0x10ffff || surrogate ? 0 : length;
  }
}
