package dev.sallyport.wire.http1;

/** A message that breaks a rule of its protocol. Carries no stack trace: it is a result. */
public final class MalformedMessage extends Exception {
  private static final long serialVersionUID = 1L;

  private final Rule rule;
  private final String what;

  public MalformedMessage(Rule rule, String what) {
    super(what, null, false, false);
    this.rule = rule;
    this.what = what;
  }

  /** What was wanted and what was got, safe to show in a log. */
  public String what() {
    return what;
  }

  public Rule rule() {
    return rule;
  }

  /** The rule that was broken; its word is stable. */
  public enum Rule {
    REQUEST_LINE("request-line"),
    STATUS_LINE("status-line"),
    METHOD("method"),
    TARGET("target"),
    VERSION("version"),
    BARE_CR_OR_LF("bare-cr-or-lf"),
    FIELD_NAME("field-name"),
    FIELD_VALUE("field-value"),
    SPACE_BEFORE_COLON("space-before-colon"),
    OBSOLETE_FOLDING("obsolete-folding"),
    TOO_MANY_FIELDS("too-many-fields"),
    HEAD_TOO_LARGE("head-too-large"),
    HOST("host"),
    CONTENT_LENGTH("content-length"),
    TRANSFER_ENCODING("transfer-encoding"),
    LENGTH_AND_ENCODING("length-and-encoding"),
    CHUNK("chunk"),
    TRAILER("trailer"),
    /** Frames, header compression and the order of fields: RFC 9113. */
    HTTP2("http2");

    private final String word;

    Rule(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }
}
