package dev.sallyport.console.analyse;

import dev.sallyport.capture.file.CaptureFile;
import dev.sallyport.capture.keys.KeyLogFile;
import dev.sallyport.capture.keys.Keys;
import dev.sallyport.capture.keys.PrivateKeyFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The files of a form, in a private folder that is deleted with them. */
public final class Upload implements AutoCloseable {
  public static final long MOST_BYTES = 64L << 20;

  private static final List<String> CAPTURES = List.of("capture", "other");
  private static final List<String> FILES = List.of("capture", "other", "keylog", "key");
  private static final int MOST_PARTS = 8;

  private final Path folder;
  private final Map<String, Path> files = new HashMap<>();
  private String password = "";

  private Upload(Path folder) {
    this.folder = folder;
  }

  /**
   * Takes the files in.
   *
   * @param contentType of the form, which names the boundary
   * @throws IOException where the form is none, too large, or stops half way
   */
  public static Upload receive(InputStream form, String contentType) throws IOException {
    Upload upload = new Upload(Files.createTempDirectory("sallyport-console"));
    try {
      upload.take(new MultipartReader(form, boundary(contentType), MOST_BYTES));
      return upload;
    } catch (IOException | RuntimeException e) {
      upload.close();
      throw e;
    }
  }

  private static String boundary(String contentType) throws IOException {
    int at = contentType.indexOf("boundary=");
    if (!contentType.startsWith("multipart/form-data;") || at < 0) {
      throw new IOException("wanted a form of type multipart/form-data with a boundary");
    }
    String boundary = contentType.substring(at + "boundary=".length()).replace("\"", "");
    // RFC 2046 section 5.1.1: 1 to 70 characters
    if (boundary.isEmpty() || boundary.length() > 70) {
      throw new IOException("wanted a boundary of 1 to 70 characters");
    }
    return boundary;
  }

  private void take(MultipartReader form) throws IOException {
    int parts = 0;
    for (String name = form.next(); name != null; name = form.next()) {
      if (++parts > MOST_PARTS) {
        throw new IOException("wanted at most " + MOST_PARTS + " fields, got more");
      }
      if (FILES.contains(name)) {
        Path file = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(file)) {
          form.content(out);
        }
        if (Files.size(file) > 0) {
          files.put(name, file);
        }
      } else {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        form.content(text);
        password = name.equals("password") ? text.toString(StandardCharsets.UTF_8) : password;
      }
    }
  }

  /** The one capture, or the two to compare. */
  public List<CaptureFile> captures() throws IOException {
    List<CaptureFile> captures = new ArrayList<>();
    for (String name : CAPTURES) {
      Path file = files.get(name);
      if (file != null) {
        captures.add(
            CaptureFile.of(file, name.equals("capture") ? "the capture" : "the other one"));
      }
    }
    if (captures.isEmpty()) {
      throw new IOException("wanted a capture, got none");
    }
    return captures;
  }

  /** What opens them, read anew at each call. */
  Keys keys() throws IOException {
    Keys keys = new Keys();
    Path log = files.get("keylog");
    if (log != null) {
      keys.add(new KeyLogFile(log));
    }
    Path key = files.get("key");
    if (key != null) {
      char[] opens = password.isEmpty() ? null : password.toCharArray();
      PrivateKeyFile.read(key, opens).forEach(keys::add);
    }
    return keys;
  }

  @Override
  public void close() throws IOException {
    for (String name : FILES) {
      Files.deleteIfExists(folder.resolve(name));
    }
    Files.deleteIfExists(folder);
  }
}
