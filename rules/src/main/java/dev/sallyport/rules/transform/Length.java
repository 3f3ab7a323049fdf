package dev.sallyport.rules.transform;

import dev.sallyport.rules.bytes.ByteSink;
import dev.sallyport.rules.bytes.Slice;
import java.nio.charset.StandardCharsets;

/**
 * {@code t:length}: the number of bytes, as a decimal number.
 *
 * <pre>{@code
 * SecRule ARGS:q "@gt 100" "id:1,phase:2,deny,t:length"
 * }</pre>
 */
final class Length implements Transformation {
  @Override
  public String word() {
    return "length";
  }

  @Override
  public boolean apply(Slice in, ByteSink out) {
    byte[] digits = Integer.toString(in.length()).getBytes(StandardCharsets.US_ASCII);
    out.put(digits, 0, digits.length);
    return true;
  }
}
