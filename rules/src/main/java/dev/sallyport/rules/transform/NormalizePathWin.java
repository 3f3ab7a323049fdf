package dev.sallyport.rules.transform;

import dev.sallyport.rules.bytes.ByteKinds;
import dev.sallyport.rules.bytes.ByteSink;
import dev.sallyport.rules.bytes.Slice;

/**
 * {@code t:normalizePathWin} (also {@code normalisePathWin}): as {@code t:normalizePath},
 * backslashes made slashes first.
 *
 * <pre>{@code
 * SecRule ARGS:file "@contains /windows/" "id:1,phase:2,deny,t:normalizePathWin"
 * }</pre>
 */
final class NormalizePathWin implements Transformation {
  private static final long TOUCHED = ByteKinds.of("/.\\");

  @Override
  public String word() {
    return "normalizePathWin";
  }

  @Override
  public long touched() {
    return TOUCHED;
  }

  @Override
  public long addedKinds(long kinds) {
    return ByteKinds.of('/');
  }

  @Override
  public int mostBytes(int length) {
    return length;
  }

  @Override
  public boolean apply(Slice in, ByteSink out) {
    return PathSegments.normalize(in, true, out);
  }
}
