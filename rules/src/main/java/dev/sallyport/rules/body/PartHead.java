package dev.sallyport.rules.body;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The header lines of one part of a multipart body. */
final class PartHead {
  private static final String DISPOSITION = "content-disposition";

  private final BodyFindings findings;
  private final int maxHeaders;
  private final List<String> lines = new ArrayList<>();

  PartHead(BodyFindings findings, int maxHeaders) {
    this.findings = findings;
    this.maxHeaders = maxHeaders;
  }

  void line(String line) {
    if (line.charAt(0) == ' ' || line.charAt(0) == '\t') {
      fold(line);
    } else if (line.indexOf(':') < 0) {
      findings.fail("Multipart: Invalid part header (colon missing).");
    } else if (line.indexOf(':') == 0) {
      findings.fail("Multipart: Invalid part header (header name missing).");
    } else if (lines.size() == maxHeaders) {
      findings.fail("Multipart: More than " + maxHeaders + " headers in one part.");
    } else {
      lines.add(line);
    }
  }

  /** RFC 9112 section 5.2: folding is obsolete; readers differ in what they make of it. */
  private void fold(String line) {
    MultipartFlags flags = findings.multipart();
    flags.headerFolding = true;
    flags.invalidHeaderFolding |= line.charAt(0) != '\t' && line.charAt(0) != ' ';
    if (lines.isEmpty()) {
      findings.fail("Multipart: Invalid part header (folding error).");
    } else {
      lines.set(lines.size() - 1, lines.getLast() + " " + line.strip());
    }
  }

  /** What the part is, or null after an error was noted. */
  @Nullable Disposition finish() {
    String value = null;
    for (String line : lines) {
      int colon = line.indexOf(':');
      if (line.substring(0, colon).strip().equalsIgnoreCase(DISPOSITION)) {
        if (value != null) {
          findings.multipart().invalidPart = true;
          findings.fail("Multipart: Duplicate part header: Content-Disposition.");
          return null;
        }
        value = line.substring(colon + 1).strip();
      }
    }
    return disposition(value);
  }

  private @Nullable Disposition disposition(@Nullable String value) {
    if (value == null) {
      findings.multipart().invalidPart = true;
      findings.fail("Multipart: Part missing Content-Disposition header.");
      return null;
    }
    Disposition disposition = Disposition.of(value, findings.multipart());
    if (disposition == null) {
      findings.fail("Multipart: Invalid Content-Disposition header: " + value);
      return null;
    }
    String name = disposition.name;
    if (name == null) {
      findings.fail("Multipart: Content-Disposition header missing name field.");
      return null;
    }
    for (String line : lines) {
      findings.add(new PartHeader(name, line));
    }
    return disposition;
  }
}
