package dev.sallyport.console.http;

import dev.sallyport.console.http.HttpCall.Ends;
import dev.sallyport.console.http.HttpCall.Line;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the head of a request, strictly and within bounds: what is not understood is refused.
 *
 * <pre>
 * method SP target SP version CRLF        RFC 9112 section 3
 * *( name ":" OWS value OWS CRLF ) CRLF   RFC 9112 section 5
 * </pre>
 */
final class CallReader {
  private static final int MOST_HEAD_BYTES = 32 << 10;
  private static final int MOST_FIELDS = 100;
  private static final int MOST_LENGTH_DIGITS = 18;

  private final InputStream in;
  private final OutputStream out;
  private int left = MOST_HEAD_BYTES;

  /**
   * A reader of one request.
   *
   * @param out where a client that asked for it is told 100
   */
  CallReader(InputStream in, OutputStream out) {
    this.in = in;
    this.out = out;
  }

  /** The request; null where the connection ends without one. */
  @Nullable HttpCall read(Ends ends) throws IOException, Refused {
    in.mark(1);
    if (in.read() < 0) {
      return null;
    }
    in.reset();
    Line line = requestLine(line());
    Map<String, List<String>> fields = new HashMap<>();
    int count = 0;
    for (String field = line(); !field.isEmpty(); field = line()) {
      if (++count > MOST_FIELDS) {
        throw new Refused(431, "more than " + MOST_FIELDS + " fields");
      }
      add(field, fields);
    }
    // RFC 9112 section 3.2: more than one Host => 400
    if (fields.getOrDefault("host", List.of()).size() > 1) {
      throw new Refused(400, "more than one Host");
    }
    List<String> expected = fields.getOrDefault("expect", List.of());
    boolean asks = line.latest() && expected.stream().anyMatch("100-continue"::equalsIgnoreCase);
    return new HttpCall(line, fields, new SizedBody(in, length(fields), asks ? out : null), ends);
  }

  private static Line requestLine(String text) throws Refused {
    String[] words = text.split(" ", 4);
    if (words.length != 3 || !words[0].matches("[A-Z]{1,20}")) {
      throw new Refused(400, "wanted METHOD, target and version as the first line");
    }
    if (!words[2].equals("HTTP/1.1") && !words[2].equals("HTTP/1.0")) {
      throw new Refused(505, "wanted HTTP/1.1 or HTTP/1.0");
    }
    if (!words[1].startsWith("/") || !words[1].chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      throw new Refused(400, "wanted a target that begins with a slash and is printable");
    }
    return new Line(words[0], words[1], words[2].equals("HTTP/1.1"));
  }

  private static void add(String field, Map<String, List<String>> to) throws Refused {
    int colon = field.indexOf(':');
    String name = field.substring(0, Math.max(colon, 0)).toLowerCase(Locale.ROOT);
    if (!name.matches("[!#$%&'*+.^_`|~0-9a-z-]+")) {
      throw new Refused(400, "wanted NAME: value as a field");
    }
    to.computeIfAbsent(name, n -> new ArrayList<>(1)).add(field.substring(colon + 1).strip());
  }

  private static long length(Map<String, List<String>> fields) throws Refused {
    if (fields.containsKey("transfer-encoding")) {
      throw new Refused(411, "wanted a body with a Content-Length");
    }
    List<String> lengths = fields.getOrDefault("content-length", List.of("0"));
    String length = lengths.getFirst();
    boolean digits =
        length.length() <= MOST_LENGTH_DIGITS && length.matches("[0-9]+") && lengths.size() == 1;
    if (!digits) {
      throw new Refused(400, "wanted one Content-Length in digits");
    }
    return Long.parseLong(length);
  }

  /** A line in Latin-1, without its end. */
  private String line() throws IOException, Refused {
    StringBuilder text = new StringBuilder();
    while (true) {
      int b = in.read();
      if (b < 0) {
        throw new EOFException("the head stops half way");
      }
      if (--left < 0) {
        throw new Refused(431, "a head of more than " + MOST_HEAD_BYTES + " bytes");
      }
      if (b == '\n') {
        int end = text.length() - 1;
        if (end < 0 || text.charAt(end) != '\r' || text.indexOf("\r") != end) {
          throw new Refused(400, "a CR or LF that ends no line");
        }
        return text.substring(0, end);
      }
      text.append((char) b);
    }
  }
}
