package dev.sallyport.rules.body;

import dev.sallyport.rules.bytes.Slice;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * {@code multipart/form-data} (RFC 7578), line by line. Stops at what no reader could agree on;
 * what readers might disagree on is flagged.
 */
public final class Multipart {
  private static final int MAX_HEADER_BYTES = 4096;
  private static final int MAX_PART_HEADERS = 64;

  private final Slice body;
  private final BodyLimits limits;
  private final BodyFindings findings;
  private final MultipartFlags flags;
  private final byte[] delimiter;
  private int at;
  private int boundaries;
  private boolean complete;
  private long noFilesBytes;
  private @Nullable Part part;

  private Multipart(Slice body, String boundary, BodyLimits limits, BodyFindings findings) {
    this.body = body;
    this.limits = limits;
    this.findings = findings;
    this.flags = findings.multipart();
    this.delimiter = ("--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
  }

  public static void read(
      Slice body, String contentType, BodyLimits limits, BodyFindings findings) {
    String boundary = Boundary.of(contentType, findings);
    if (!findings.failed()) {
      new Multipart(body, boundary, limits, findings).lines();
    }
  }

  private void lines() {
    while (at < body.length() && !findings.failed()) {
      int start = at;
      int end = lineEnd(start);
      at = end;
      line(start, end);
    }
    if (findings.failed()) {
      return;
    }
    if (boundaries == 0) {
      findings.fail("Multipart: No boundaries found in payload.");
    } else if (!complete) {
      findings.fail("Multipart: Final boundary missing.");
    }
  }

  private int lineEnd(int start) {
    int i = start;
    while (i < body.length() && body.at(i) != '\n') {
      i++;
    }
    return Math.min(i + 1, body.length());
  }

  private void line(int start, int end) {
    if (body.at(start) == '-' && start + 1 < end && body.at(start + 1) == '-') {
      if (startsWith(start, delimiter)) {
        boundary(start, end);
        return;
      }
      flags.unmatchedBoundary |= looksLikeBoundary(start, end);
    }
    noteLineEnd(start, end);
    Part current = part;
    if (complete) {
      flags.dataAfter = true;
    } else if (current == null) {
      flags.dataBefore = true;
    } else if (current.inHead) {
      headLine(current, start, end);
    } else {
      count(current, end - start);
    }
  }

  /** RFC 2046 section 5.1.1: delimiter, padding, line end; two hyphens more close the body. */
  private void boundary(int start, int end) {
    int rest = start + delimiter.length;
    boolean closes = rest + 1 < end && body.at(rest) == '-' && body.at(rest + 1) == '-';
    int tail = closes ? rest + 2 : rest;
    int stop = contentEnd(start, end);
    if (tail < stop) {
      if (closes || Boundary.charactersValid(text(tail, stop))) {
        flags.unmatchedBoundary = true;
      }
      findings.fail("Multipart: Invalid boundary: " + text(start, Math.min(stop, start + 100)));
      return;
    }
    noteLineEnd(start, end);
    if (complete) {
      flags.dataAfter = true;
      findings.fail("Multipart: Invalid boundary (after final boundary).");
      return;
    }
    boundaries++;
    finishPart(start);
    complete = closes;
    part = closes ? null : new Part();
  }

  private void finishPart(int boundaryStart) {
    Part done = part;
    if (done == null) {
      return;
    }
    if (done.inHead) {
      flags.invalidPart = true;
      findings.fail("Multipart: Part ends inside its headers.");
      return;
    }
    int end = boundaryStart;
    if (end > done.contentStart && body.at(end - 1) == '\n') {
      end--;
      if (end > done.contentStart && body.at(end - 1) == '\r') {
        end--;
      }
    }
    done.finish(body.slice(done.contentStart, Math.max(end, done.contentStart)));
  }

  private void headLine(Part current, int start, int end) {
    int stop = contentEnd(start, end);
    count(current, end - start);
    if (stop == start) {
      current.endHead(end);
    } else if (stop - start > MAX_HEADER_BYTES) {
      findings.fail("Multipart: Part header line over " + MAX_HEADER_BYTES + " bytes long");
    } else {
      current.header(text(start, stop));
    }
  }

  private void count(Part current, int bytes) {
    if (current.inHead || !current.isFile()) {
      noFilesBytes += bytes;
      if (noFilesBytes > limits.noFilesBytes()) {
        findings.fail("Request body no files data length is larger than the configured limit");
      }
    }
  }

  private void noteLineEnd(int start, int end) {
    if (body.at(end - 1) == '\n') {
      boolean crlf = end - start > 1 && body.at(end - 2) == '\r';
      Part current = part;
      // Lines inside a file's content are the file's own.
      if (current == null || current.inHead || !current.isFile()) {
        flags.crlfLine |= crlf;
        flags.lfLine |= !crlf;
      }
    }
  }

  private int contentEnd(int start, int end) {
    int stop = end;
    if (stop > start && body.at(stop - 1) == '\n') {
      stop--;
      if (stop > start && body.at(stop - 1) == '\r') {
        stop--;
      }
    }
    return stop;
  }

  private boolean startsWith(int start, byte[] wanted) {
    if (start + wanted.length > body.length()) {
      return false;
    }
    for (int i = 0; i < wanted.length; i++) {
      if (body.at(start + i) != (wanted[i] & 0xff)) {
        return false;
      }
    }
    return true;
  }

  private boolean looksLikeBoundary(int start, int end) {
    String rest = text(start + 2, contentEnd(start, end));
    return !rest.isEmpty()
        && rest.indexOf(' ') < 0
        && Boundary.charactersValid(rest)
        && rest.chars().anyMatch(Character::isLetterOrDigit);
  }

  private String text(int from, int to) {
    return body.slice(from, to).toString();
  }

  /** The part being read: first its header lines, then its content. */
  private final class Part {
    private final PartHead head = new PartHead(findings, MAX_PART_HEADERS);
    private boolean inHead = true;
    private int contentStart;
    private @Nullable Disposition disposition;

    void header(String line) {
      head.line(line);
    }

    void endHead(int contentStart) {
      inHead = false;
      this.contentStart = contentStart;
      disposition = head.finish();
    }

    boolean isFile() {
      return disposition != null && disposition.filename != null;
    }

    void finish(Slice content) {
      Disposition known = disposition;
      if (known == null || known.name == null) {
        return;
      }
      if (known.filename == null) {
        findings.add(Slice.latin1(known.name), content);
      } else if (findings.uploads().size() >= limits.files()) {
        flags.fileLimitExceeded = true;
      } else {
        findings.add(new Upload(known.name, known.filename, content));
      }
    }
  }
}
