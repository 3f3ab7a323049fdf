package dev.sallyport.lab.http;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads HTTP/1 requests one after another from a stream (RFC 9112). The body of one is read to its
 * end before the next head.
 */
public final class RequestReader {
  public static final int MAX_HEAD_BYTES = 1 << 20;

  private static final int EMPTY_LINE = 0x0d0a0d0a;

  private final InputStream in;

  /** Takes single bytes from the stream while it reads a head: buffer it. */
  public RequestReader(InputStream in) {
    this.in = in;
  }

  /**
   * Reads a head.
   *
   * @return empty where the stream ends before a first byte
   */
  public Optional<RequestHead> head() throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream(512);
    int lastFourBytes = 0;
    while (lastFourBytes != EMPTY_LINE) {
      int next = in.read();
      if (next < 0 && head.size() == 0) {
        return Optional.empty();
      }
      if (next < 0) {
        throw new EOFException("the client left within a request head");
      }
      if (head.size() == MAX_HEAD_BYTES) {
        throw new MalformedRequest(431, "the head exceeds %d bytes".formatted(MAX_HEAD_BYTES));
      }
      head.write(next);
      lastFourBytes = lastFourBytes << 8 | next;
    }
    String text = head.toString(StandardCharsets.ISO_8859_1);
    return Optional.of(parse(text.substring(0, text.length() - 4)));
  }

  private static RequestHead parse(String text) throws MalformedRequest {
    String[] lines = text.split("\r\n", -1);
    String[] words = lines[0].split(" ", -1);
    if (words.length != 3) {
      throw new MalformedRequest(400, "wanted METHOD TARGET VERSION, got: " + lines[0]);
    }
    List<HeaderField> fields = new ArrayList<>();
    for (int i = 1; i < lines.length; i++) {
      int colon = lines[i].indexOf(':');
      if (colon < 1) {
        throw new MalformedRequest(400, "wanted NAME: VALUE, got: " + lines[i]);
      }
      String name = lines[i].substring(0, colon);
      fields.add(new HeaderField(name, lines[i].substring(colon + 1).strip()));
    }
    return new RequestHead(words[0], words[1], words[2], fields, text);
  }

  /** The content of the request whose head was read last; ends where the message does. */
  public InputStream body(RequestHead head) throws MalformedRequest {
    Optional<String> coding = head.field("Transfer-Encoding");
    Optional<String> length = head.field("Content-Length");
    // RFC 9112 section 6.1: both present may be request smuggling
    if (coding.isPresent() && length.isPresent()) {
      throw new MalformedRequest(400, "both Transfer-Encoding and Content-Length");
    }
    if (coding.isPresent()) {
      if (!coding.get().equalsIgnoreCase("chunked")) {
        throw new MalformedRequest(501, "Transfer-Encoding: " + coding.get());
      }
      return new ChunkedBody(in);
    }
    // RFC 9112 section 6.3 rule 6: neither present, no body
    String digits = length.orElse("0");
    if (!digits.matches("\\d{1,18}")) {
      throw new MalformedRequest(400, "Content-Length: " + digits);
    }
    return new LengthBody(in, Long.parseLong(digits));
  }
}
