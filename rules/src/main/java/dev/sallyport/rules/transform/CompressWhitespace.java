package dev.sallyport.rules.transform;

import dev.sallyport.rules.bytes.ByteKinds;
import dev.sallyport.rules.bytes.ByteSink;
import dev.sallyport.rules.bytes.Slice;

/**
 * {@code t:compressWhitespace}: each run of blanks becomes one space.
 *
 * <pre>{@code
 * SecRule ARGS "@contains union select" "id:1,phase:2,deny,t:compressWhitespace"
 * }</pre>
 */
final class CompressWhitespace implements Transformation {
  private static final long TOUCHED = ByteKinds.where(Blank::is);

  @Override
  public String word() {
    return "compressWhitespace";
  }

  @Override
  public long touched() {
    return TOUCHED;
  }

  @Override
  public long addedKinds(long kinds) {
    return ByteKinds.of(' ');
  }

  @Override
  public int mostBytes(int length) {
    return length;
  }

  @Override
  public boolean apply(Slice in, ByteSink out) {
    boolean changed = false;
    boolean blank = false;
    for (int i = 0; i < in.length(); i++) {
      int b = in.at(i);
      if (!Blank.is(b)) {
        out.put(b);
        blank = false;
      } else {
        changed |= blank || b != ' ';
        if (!blank) {
          out.put(' ');
        }
        blank = true;
      }
    }
    return Unchanged.unless(changed, out);
  }
}
