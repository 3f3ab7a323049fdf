package dev.sallyport.rules.transform;

import dev.sallyport.rules.bytes.ByteKinds;
import dev.sallyport.rules.bytes.ByteSink;
import dev.sallyport.rules.bytes.Slice;

/**
 * {@code t:removeComments}: takes out C and HTML comments; from {@code --} or {@code #} on all
 * goes. A comment without end leaves a space. A comment at the very end leaves a NUL byte, as
 * ModSecurity does.
 *
 * <pre>{@code
 * SecRule ARGS "@contains unionselect" "id:1,phase:2,deny,t:removeComments"
 * }</pre>
 */
final class RemoveComments implements Transformation {
  private static final long TOUCHED = ByteKinds.of("*#-");
  private static final long ADDED = ByteKinds.of(' ') | ByteKinds.of(0);

  @Override
  public String word() {
    return "removeComments";
  }

  @Override
  public long touched() {
    return TOUCHED;
  }

  @Override
  public long addedKinds(long kinds) {
    return ADDED;
  }

  @Override
  public int mostBytes(int length) {
    return length;
  }

  @Override
  public boolean apply(Slice in, ByteSink out) {
    boolean changed = false;
    int i = 0;
    while (i < in.length()) {
      int opened = Comments.opening(in, i);
      if (opened > 0) {
        changed = true;
        i = Comments.end(in, i + opened);
        if (i < 0) {
          out.put(' ');
          return true;
        }
        if (i == in.length()) {
          out.put(0);
        }
      } else if (in.at(i) == '#' || Comments.at(in, i, "--")) {
        return true;
      } else {
        out.put(in.at(i++));
      }
    }
    return Unchanged.unless(changed, out);
  }
}
