package dev.sallyport.app.rules;

import dev.sallyport.rules.exchange.FieldLine;
import dev.sallyport.rules.exchange.RequestHead;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A request in a file, as it would stand on the wire. Lines may end in LF alone. The body is all
 * that follows the empty line, whatever its length field says.
 */
record RawRequestFile(RequestHead head, String body) {
  private static final int MAX_BYTES = 64 << 20;

  static RawRequestFile read(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new IOException(file + ": a folder; wanted a file");
    }
    if (Files.size(file) > MAX_BYTES) {
      throw new IOException(file + ": more than 64MiB");
    }
    return of(file.toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
  }

  /** {@code text}: each character is a byte. */
  static RawRequestFile of(String file, String text) throws IOException {
    int crlf = text.indexOf("\r\n\r\n");
    int lf = text.indexOf("\n\n");
    boolean bare = crlf < 0 || lf >= 0 && lf < crlf;
    int end = bare ? lf : crlf;
    String head = end < 0 ? text.stripTrailing() : text.substring(0, end);
    String body = end < 0 ? "" : text.substring(end + (bare ? 2 : 4));
    List<String> lines = head.lines().toList();
    String first = lines.isEmpty() ? "" : lines.getFirst();
    int method = first.indexOf(' ');
    int version = first.lastIndexOf(' ');
    if (method <= 0 || version <= method) {
      throw new IOException(file + ":1:1: wanted METHOD TARGET VERSION, got " + first);
    }
    List<FieldLine> fields = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      int colon = lines.get(i).indexOf(':');
      if (colon <= 0) {
        String at = file + ":" + (i + 1) + ":1: ";
        throw new IOException(at + "wanted NAME: VALUE, got " + lines.get(i));
      }
      String name = lines.get(i).substring(0, colon);
      fields.add(new FieldLine(name, lines.get(i).substring(colon + 1).strip()));
    }
    return new RawRequestFile(
        new RequestHead(
            first,
            first.substring(0, method),
            first.substring(method + 1, version).strip(),
            first.substring(version + 1),
            fields),
        body);
  }
}
