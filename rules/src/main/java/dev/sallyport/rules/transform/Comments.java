package dev.sallyport.rules.transform;

import dev.sallyport.rules.bytes.Slice;

/** Where the comments of C and HTML begin and end. */
final class Comments {
  private Comments() {}

  static boolean at(Slice in, int index, String text) {
    if (index + text.length() > in.length()) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (in.at(index + i) != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** The length of what opens a comment at {@code index}; 0 where none begins. */
  static int opening(Slice in, int index) {
    return at(in, index, "/*") ? 2 : at(in, index, "<!--") ? 4 : 0;
  }

  /** Where a comment that was opened before {@code start} is over; -1 where nothing closes it. */
  static int end(Slice in, int start) {
    for (int i = start; i < in.length(); i++) {
      if (at(in, i, "*/")) {
        return i + 2;
      }
      if (at(in, i, "-->")) {
        return i + 3;
      }
    }
    return -1;
  }
}
