package dev.sallyport.rules.transform;

import dev.sallyport.rules.bytes.ByteKinds;
import dev.sallyport.rules.bytes.ByteSink;
import dev.sallyport.rules.bytes.Slice;

/**
 * {@code t:removeNulls}: takes out NUL bytes.
 *
 * <pre>{@code
 * SecRule ARGS "@contains /etc/passwd" "id:1,phase:2,deny,t:removeNulls"
 * }</pre>
 */
final class RemoveNulls implements Transformation {
  private static final long TOUCHED = ByteKinds.of(0);

  @Override
  public String word() {
    return "removeNulls";
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
    int nul = in.indexOf(0, 0);
    if (nul < 0) {
      return false;
    }
    out.put(in, 0, nul);
    for (int i = nul; i < in.length(); i++) {
      if (in.at(i) != 0) {
        out.put(in.at(i));
      }
    }
    return true;
  }
}
