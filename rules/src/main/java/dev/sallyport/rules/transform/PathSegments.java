package dev.sallyport.rules.transform;

import dev.sallyport.rules.bytes.ByteSink;
import dev.sallyport.rules.bytes.Slice;

/** Walks a path segment by segment and writes what is left of it. Each byte is taken back once. */
final class PathSegments {
  private final ByteSink out;
  private final int root;

  /** Below this nothing is taken back: the root, or the {@code ..} that lead a relative path. */
  private int floor;

  private PathSegments(ByteSink out, boolean absolute) {
    this.out = out;
    if (absolute) {
      out.put('/');
    }
    root = out.length();
    floor = root;
  }

  static boolean normalize(Slice in, boolean backslashes, ByteSink out) {
    if (in.isEmpty()) {
      return false;
    }
    PathSegments path = new PathSegments(out, isSlash(in.at(0), backslashes));
    int start = 0;
    for (int i = 0; i <= in.length(); i++) {
      if (i == in.length() || isSlash(in.at(i), backslashes)) {
        path.segment(in.slice(start, i));
        start = i + 1;
      }
    }
    path.end(isSlash(in.at(in.length() - 1), backslashes));
    return Unchanged.unless(!out.view().equals(in), out);
  }

  private static boolean isSlash(int b, boolean backslashes) {
    return b == '/' || (backslashes && b == '\\');
  }

  private void segment(Slice segment) {
    if (segment.isEmpty() || isDots(segment, 1)) {
      return;
    }
    if (!isDots(segment, 2)) {
      out.put(segment, 0, segment.length()).put('/');
    } else if (out.length() > floor) {
      up();
    } else if (root == 0) {
      out.put('.').put('.').put('/');
      floor = out.length();
    }
  }

  private static boolean isDots(Slice segment, int count) {
    return segment.length() == count && segment.at(0) == '.' && segment.at(count - 1) == '.';
  }

  private void up() {
    int end = out.length() - 1;
    while (end > floor && out.at(end - 1) != '/') {
      end--;
    }
    out.truncate(end);
  }

  private void end(boolean trailingSlash) {
    if (!trailingSlash && out.length() > 0) {
      out.truncate(out.length() - 1);
    }
  }
}
