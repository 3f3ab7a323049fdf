package dev.sallyport.rules.transform;

import dev.sallyport.rules.bytes.ByteSink;
import dev.sallyport.rules.bytes.Slice;

/**
 * {@code t:hexDecode}: two characters become one byte; a last odd one is dropped. Characters that
 * are no hexadecimal digit count as ModSecurity counts them, on from their place in ASCII.
 *
 * <pre>{@code
 * SecRule ARGS:payload "@contains <script" "id:1,phase:2,deny,t:hexDecode"
 * }</pre>
 */
final class HexDecode implements Transformation {
  @Override
  public String word() {
    return "hexDecode";
  }

  @Override
  public boolean apply(Slice in, ByteSink out) {
    if (in.isEmpty()) {
      return false;
    }
    for (int i = 0; i + 1 < in.length(); i += 2) {
      out.put(digit(in.at(i)) * 16 + digit(in.at(i + 1)));
    }
    return true;
  }

  private static int digit(int b) {
    return b >= 'A' ? (b & 0xdf) - 'A' + 10 : b - '0';
  }
}
