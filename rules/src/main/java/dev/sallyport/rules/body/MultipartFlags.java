package dev.sallyport.rules.body;

/** What is odd about a multipart body: the {@code MULTIPART_*} variables. */
public final class MultipartFlags {
  public boolean boundaryQuoted;
  public boolean boundaryWhitespace;
  public boolean dataBefore;
  public boolean dataAfter;
  public boolean headerFolding;
  public boolean invalidHeaderFolding;
  public boolean lfLine;
  public boolean crlfLine;
  public boolean missingSemicolon;
  public boolean invalidQuoting;
  public boolean invalidPart;
  public boolean fileLimitExceeded;
  public boolean unmatchedBoundary;

  /** Lines end in LF here and in CRLF there. */
  public boolean mixedLineEnds() {
    return lfLine && crlfLine;
  }

  /** MULTIPART_STRICT_ERROR: any of the parts but the unmatched boundary. */
  public boolean strictError() {
    return boundaryQuoted
        || boundaryWhitespace
        || dataBefore
        || dataAfter
        || headerFolding
        || invalidHeaderFolding
        || lfLine
        || missingSemicolon
        || invalidQuoting
        || invalidPart
        || fileLimitExceeded;
  }
}
