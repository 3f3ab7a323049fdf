package dev.sallyport.rules.transform;

import dev.sallyport.rules.bytes.ByteKinds;
import dev.sallyport.rules.bytes.ByteSink;
import dev.sallyport.rules.bytes.Slice;

/**
 * {@code t:normalizePath} (also {@code normalisePath}): takes out empty segments, {@code .} and
 * {@code ..} with the segment before it; above the root there is nothing, above a relative path
 * {@code ..} stays. A trailing slash is kept, none is added.
 *
 * <pre>{@code
 * SecRule REQUEST_URI "@beginsWith /admin/" "id:1,phase:1,deny,t:normalizePath"
 * }</pre>
 */
final class NormalizePath implements Transformation {
  private static final long TOUCHED = ByteKinds.of("/.");

  @Override
  public String word() {
    return "normalizePath";
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
    return PathSegments.normalize(in, false, out);
  }
}
