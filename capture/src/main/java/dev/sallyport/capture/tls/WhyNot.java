package dev.sallyport.capture.tls;

/** Why encrypted records stay closed. The words are part of what the outside relies on. */
public enum WhyNot {
  NO_KEY("no-key", "no key was given"),
  NO_KEY_FOR_SESSION("no-key-for-session", "the key log has no secret of this session"),
  KEY_EXCHANGE_IS_EPHEMERAL(
      "key-exchange-is-ephemeral", "an RSA key cannot open this key exchange, a key log can"),
  KEY_NOT_OF_THIS_CERTIFICATE(
      "key-not-of-this-certificate", "the RSA key is not that of the certificate shown"),
  RESUMED_WITHOUT_ORIGINAL(
      "resumed-without-original",
      "the session was resumed, and the handshake that made its secret is not in the capture"),
  CAPTURE_STARTED_LATE("capture-started-late", "the capture began after the handshake"),
  SNAPLEN_CUT("snaplen-cut", "packets were cut when they were captured"),
  PACKET_LOST("packet-lost", "the capture lacks a packet"),
  ONE_SIDE_ONLY("one-side-only", "the capture has the packets of one side only"),
  KEY_LOG_LACKS_RENEGOTIATION(
      "key-log-lacks-renegotiation",
      "the key log has the first handshake's secret and not that of the renegotiation"),
  TLS13_SECRET_MISSING("tls13-secret-missing", "the key log lacks"),
  CIPHER_NOT_SUPPORTED("cipher-not-supported", "this program does not open this cipher:"),
  KEY_DOES_NOT_FIT("key-does-not-fit", "the secret given for this session does not open it"),
  RECORD_BROKEN("record-broken", "records are damaged or were made with other keys");

  private final String word;
  private final String text;

  WhyNot(String word, String text) {
    this.word = word;
    this.text = text;
  }

  public String word() {
    return word;
  }

  /** The stable word and what it means. */
  String reason() {
    return word + ": " + text;
  }

  String reason(String detail) {
    return word + ": " + text + " " + detail;
  }
}
