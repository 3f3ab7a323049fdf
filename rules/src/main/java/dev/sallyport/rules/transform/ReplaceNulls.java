package dev.sallyport.rules.transform;

import dev.sallyport.rules.bytes.ByteKinds;
import dev.sallyport.rules.bytes.ByteSink;
import dev.sallyport.rules.bytes.Slice;

/**
 * {@code t:replaceNulls}: each NUL byte becomes a space.
 *
 * <pre>{@code
 * SecRule ARGS "@contains /etc/passwd" "id:1,phase:2,deny,t:replaceNulls"
 * }</pre>
 */
final class ReplaceNulls implements Transformation {
  private static final long TOUCHED = ByteKinds.of(0);

  @Override
  public String word() {
    return "replaceNulls";
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
    if (in.indexOf(0, 0) < 0) {
      return false;
    }
    for (int i = 0; i < in.length(); i++) {
      out.put(in.at(i) == 0 ? ' ' : in.at(i));
    }
    return true;
  }
}
