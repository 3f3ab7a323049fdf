package dev.sallyport.rules.transform;

import dev.sallyport.rules.bytes.ByteKinds;
import dev.sallyport.rules.bytes.ByteSink;
import dev.sallyport.rules.bytes.Slice;

/**
 * {@code t:removeCommentsChar}: takes out what opens and closes comments: {@code /*}, {@code
 * *}{@code /}, {@code <!--}, {@code -->}, {@code --} and {@code #}.
 *
 * <pre>{@code
 * SecRule ARGS "@contains unionselect" "id:1,phase:2,deny,t:removeCommentsChar"
 * }</pre>
 */
final class RemoveCommentsChar implements Transformation {
  private static final long TOUCHED = ByteKinds.of("*#-");

  @Override
  public String word() {
    return "removeCommentsChar";
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
    boolean changed = false;
    int i = 0;
    while (i < in.length()) {
      int mark = markLength(in, i);
      if (mark == 0) {
        out.put(in.at(i++));
      } else {
        changed = true;
        i += mark;
      }
    }
    return Unchanged.unless(changed, out);
  }

  private static int markLength(Slice in, int index) {
    return switch (in.at(index)) {
      case '#' -> 1;
      case '*' -> Comments.at(in, index, "*/") ? 2 : 0;
      case '-' -> Comments.at(in, index, "-->") ? 3 : Comments.at(in, index, "--") ? 2 : 0;
      default -> Comments.opening(in, index);
    };
  }
}
