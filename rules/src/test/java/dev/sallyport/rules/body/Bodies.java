package dev.sallyport.rules.body;

import dev.sallyport.rules.bytes.Slice;
import java.util.List;

/** Reads bodies for tests. */
final class Bodies {
  static final BodyLimits LIMITS = new BodyLimits(100, 20, 3, 100_000, '&');

  private Bodies() {}

  static BodyFindings json(String text) {
    BodyFindings findings = new BodyFindings(LIMITS.arguments());
    Json.read(Slice.latin1(text), LIMITS, findings);
    return findings;
  }

  static BodyFindings xml(String text) {
    BodyFindings findings = new BodyFindings(LIMITS.arguments());
    Xml.read(Slice.latin1(text), LIMITS, findings);
    return findings;
  }

  static BodyFindings form(String text) {
    BodyFindings findings = new BodyFindings(LIMITS.arguments());
    UrlEncoded.read(Slice.latin1(text), '&', findings);
    return findings;
  }

  /** Lines that are ended by CRLF, with the boundary {@code b}. */
  static BodyFindings multipart(String lines) {
    return multipart("multipart/form-data; boundary=b", lines.replace("\n", "\r\n"));
  }

  static BodyFindings multipart(String contentType, String body) {
    BodyFindings findings = new BodyFindings(LIMITS.arguments());
    Multipart.read(Slice.latin1(body), contentType, LIMITS, findings);
    return findings;
  }

  static List<String> arguments(BodyFindings findings) {
    return findings.arguments().stream().map(a -> a.name() + "=" + a.value()).toList();
  }
}
