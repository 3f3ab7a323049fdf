package dev.sallyport.rules.transform;

import dev.sallyport.rules.bytes.ByteKinds;
import dev.sallyport.rules.bytes.ByteSink;
import dev.sallyport.rules.bytes.Slice;

/**
 * {@code t:replaceComments}: each C comment becomes one space, also one that nothing closes.
 * Closing marks without an opening one stay.
 *
 * <pre>{@code
 * SecRule ARGS "@contains union select" "id:1,phase:2,deny,t:replaceComments"
 * }</pre>
 */
final class ReplaceComments implements Transformation {
  private static final long TOUCHED = ByteKinds.of('*');

  @Override
  public String word() {
    return "replaceComments";
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
    int start = find(in, "/*", 0);
    if (start < 0) {
      return false;
    }
    int copied = 0;
    while (start >= 0) {
      out.put(in, copied, start).put(' ');
      int end = find(in, "*/", start + 2);
      copied = end < 0 ? in.length() : end + 2;
      start = find(in, "/*", copied);
    }
    out.put(in, copied, in.length());
    return true;
  }

  private static int find(Slice in, String mark, int start) {
    int i = in.indexOf(mark.charAt(0), start);
    while (i >= 0 && !Comments.at(in, i, mark)) {
      i = in.indexOf(mark.charAt(0), i + 1);
    }
    return i;
  }
}
