package dev.sallyport.console.analyse;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a form of type multipart/form-data (RFC 7578, RFC 2046 section 5.1) part by part; holds 64
 * KiB of it. Not thread-safe.
 */
final class MultipartReader {
  private static final int BUFFER_BYTES = 64 << 10;
  private static final int MOST_HEAD_BYTES = 4 << 10;

  private final InputStream in;
  private final byte[] delimiter;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private final long mostBytes;
  private long left;
  private int from;
  private int to;
  private boolean begun;

  /**
   * A reader.
   *
   * @param boundary between parts, without hyphens before it
   * @param mostBytes of the whole form
   */
  MultipartReader(InputStream in, String boundary, long mostBytes) {
    this.in = in;
    this.delimiter = ("\r\n--" + boundary).getBytes(ISO_8859_1);
    this.mostBytes = mostBytes;
    this.left = mostBytes;
    // The first delimiter may stand at the very begin, without a line end before it.
    buffer[0] = '\r';
    buffer[1] = '\n';
    to = 2;
  }

  /**
   * The name of the field of the next part; null behind the last. The content of the part before
   * must have been read.
   */
  @Nullable String next() throws IOException {
    if (!begun) {
      content(OutputStream.nullOutputStream());
      begun = true;
    }
    if (!fill(2)) {
      throw cut();
    }
    // RFC 2046 section 5.1.1: two hyphens behind the last delimiter
    if (buffer[from] == '-' && buffer[from + 1] == '-') {
      return null;
    }
    return name(head());
  }

  /** Writes the content of the part; what was read so far stays behind. */
  void content(OutputStream out) throws IOException {
    while (true) {
      int at = find(delimiter, from, to);
      if (at >= 0) {
        out.write(buffer, from, at - from);
        from = at + delimiter.length;
        return;
      }
      int safe = Math.max(from, to - delimiter.length + 1);
      out.write(buffer, from, safe - from);
      from = safe;
      if (!fill(to - from + 1)) {
        throw cut();
      }
    }
  }

  /** The field lines of a part, up to the empty line. */
  private String head() throws IOException {
    byte[] end = {'\r', '\n', '\r', '\n'};
    int at = find(end, from, to);
    while (at < 0) {
      if (to - from > MOST_HEAD_BYTES || !fill(to - from + 1)) {
        throw new IOException("wanted the head of a part in 4 KiB, got more or an end");
      }
      at = find(end, from, to);
    }
    String head = new String(buffer, from, at - from, ISO_8859_1);
    from = at + end.length;
    return head;
  }

  private static String name(String head) throws IOException {
    String mark = "; name=\"";
    int begin = head.indexOf(mark);
    int end = begin < 0 ? -1 : head.indexOf('"', begin + mark.length());
    if (end < 0) {
      throw new IOException("wanted a part with a name, got none");
    }
    return head.substring(begin + mark.length(), end);
  }

  /** Sees that there are so many bytes; false where the form ends before. */
  private boolean fill(int wanted) throws IOException {
    if (from > 0 && from + wanted > buffer.length) {
      System.arraycopy(buffer, from, buffer, 0, to - from);
      to -= from;
      from = 0;
    }
    while (to - from < wanted) {
      int read = in.read(buffer, to, buffer.length - to);
      if (read < 0) {
        return false;
      }
      to += read;
      left -= read;
      if (left < 0) {
        throw new IOException(
            "the files are too large; wanted at most " + bound() + " together, got more");
      }
    }
    return true;
  }

  private String bound() {
    boolean whole = mostBytes % (1 << 20) == 0;
    return whole ? (mostBytes >> 20) + " MiB" : mostBytes + " bytes";
  }

  private int find(byte[] wanted, int begin, int end) {
    for (int i = begin; i <= end - wanted.length; i++) {
      int j = 0;
      while (j < wanted.length && buffer[i + j] == wanted[j]) {
        j++;
      }
      if (j == wanted.length) {
        return i;
      }
    }
    return -1;
  }

  private static IOException cut() {
    return new IOException("the form stops half way");
  }
}
