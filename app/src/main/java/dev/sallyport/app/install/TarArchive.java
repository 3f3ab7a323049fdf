package dev.sallyport.app.install;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Reads a tar archive (POSIX.1-2017, pax, "ustar Interchange Format"): files and folders; anything
 * else, links above all, is refused.
 *
 * <pre>
 *   0 name 100 | 124 size 12, octal | 156 type 1 | 345 prefix 155     in blocks of 512 bytes
 * </pre>
 */
final class TarArchive {
  private static final int BLOCK = 512;
  private static final int MAX_EXTENSION_BYTES = 64 << 10;

  private final InputStream in;
  private String longName = "";

  TarArchive(InputStream in) {
    this.in = in;
  }

  void unpack(Unpacking to) throws IOException {
    byte[] header = in.readNBytes(BLOCK);
    while (header.length == BLOCK && header[0] != 0) {
      entry(header, to);
      header = in.readNBytes(BLOCK);
    }
    if (header.length < BLOCK) {
      throw new EOFException("the archive ends early");
    }
  }

  private void entry(byte[] header, Unpacking to) throws IOException {
    long size = octal(header, 124, 12);
    String name = longName.isEmpty() ? name(header) : longName;
    longName = "";
    try (Content content = new Content(size)) {
      switch (header[156]) {
        case '0', 0 -> to.file(name, content);
        case '5' -> to.folder(name);
        case 'L' -> longName = text(content.extension()).replace("\0", "");
        case 'x' -> longName = paxPath(text(content.extension()));
        case 'g' -> content.extension();
        default -> throw new IOException("the archive holds something that is no file: " + name);
      }
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** Records of the form {@code LENGTH KEYWORD=VALUE LF}; empty where none is the path. */
  private static String paxPath(String records) {
    int from = records.indexOf(" path=") + " path=".length();
    int to = records.indexOf('\n', from);
    return from < " path=".length() || to < 0 ? "" : records.substring(from, to);
  }

  private static String name(byte[] header) {
    boolean ustar = new String(header, 257, 5, StandardCharsets.US_ASCII).equals("ustar");
    String prefix = ustar && header[345] != 0 ? string(header, 345, 155) + "/" : "";
    return prefix + string(header, 0, 100);
  }

  private static String string(byte[] header, int from, int length) {
    int to = from;
    while (to < from + length && header[to] != 0) {
      to++;
    }
    return new String(header, from, to - from, StandardCharsets.UTF_8);
  }

  private static long octal(byte[] header, int from, int length) throws IOException {
    String digits = string(header, from, length).strip();
    if (!digits.chars().allMatch(c -> c >= '0' && c <= '7')) {
      throw new IOException("the archive holds a size that is none");
    }
    return digits.isEmpty() ? 0 : Long.parseLong(digits, 8);
  }

  /** The bytes of one entry; closing it goes on behind its last block. */
  private final class Content extends InputStream {
    private final long padding;
    private long left;

    Content(long size) {
      left = size;
      padding = (BLOCK - size % BLOCK) % BLOCK;
    }

    byte[] extension() throws IOException {
      if (left > MAX_EXTENSION_BYTES) {
        throw new IOException("the archive holds too long a name");
      }
      return readAllBytes();
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      if (left == 0) {
        return -1;
      }
      int n = in.read(bytes, from, (int) Math.min(length, left));
      if (n < 0) {
        throw new EOFException("the archive ends early");
      }
      left -= n;
      return n;
    }

    @Override
    public void close() throws IOException {
      in.skipNBytes(left + padding);
    }
  }
}
