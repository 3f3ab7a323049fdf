package dev.sallyport.app.install;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** A release in one file, tar.gz or zip by its first bytes. */
final class Archive {
  private static final int MAX_BYTES = 64 << 20;
  private static final int MAX_ENTRIES = 20_000;
  private static final long MAX_UNPACKED_BYTES = 256L << 20;

  private final byte[] bytes;

  /** Reads all of it, at most 64 MiB. */
  Archive(InputStream in) throws IOException {
    bytes = in.readNBytes(MAX_BYTES + 1);
    if (bytes.length > MAX_BYTES) {
      throw new IOException("more than 64MiB");
    }
  }

  /**
   * Compares the SHA-256 of the bytes.
   *
   * @param wanted in hexadecimal
   */
  void verify(String wanted) throws IOException {
    String got = HexFormat.of().formatHex(sha256().digest(bytes));
    if (!got.equals(wanted.toLowerCase(Locale.ROOT))) {
      throw new IOException("the SHA-256 differs; wanted " + wanted + ", got " + got);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Writes what it holds below an empty folder. */
  void unpack(Path folder) throws IOException {
    Unpacking to = new Unpacking(folder, MAX_ENTRIES, MAX_UNPACKED_BYTES);
    if (begins(0x1f, 0x8b)) { // RFC 1952 section 2.3.1
      new TarArchive(new GZIPInputStream(new ByteArrayInputStream(bytes))).unpack(to);
    } else if (begins('P', 'K')) {
      unzip(to);
    } else {
      throw new IOException("neither tar.gz nor zip");
    }
  }

  private boolean begins(int first, int second) {
    return bytes.length > 1 && (bytes[0] & 0xff) == first && (bytes[1] & 0xff) == second;
  }

  /** A symbolic link in a zip comes out as a file that holds its target, and leads nowhere. */
  private void unzip(Unpacking to) throws IOException {
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.isDirectory()) {
          to.folder(entry.getName());
        } else {
          to.file(entry.getName(), zip);
        }
      }
    }
  }
}
