package dev.sallyport.wire.tls;

/** Numbers of the handshake messages (RFC 8446 section 4, RFC 5246 section 7.4, RFC 5077). */
public final class HandshakeType {
  public static final int HELLO_REQUEST = 0;
  public static final int CLIENT_HELLO = 1;
  public static final int SERVER_HELLO = 2;
  public static final int NEW_SESSION_TICKET = 4;
  public static final int END_OF_EARLY_DATA = 5;
  public static final int ENCRYPTED_EXTENSIONS = 8;
  public static final int CERTIFICATE = 11;
  public static final int SERVER_KEY_EXCHANGE = 12;
  public static final int CERTIFICATE_REQUEST = 13;
  public static final int SERVER_HELLO_DONE = 14;
  public static final int CERTIFICATE_VERIFY = 15;
  public static final int CLIENT_KEY_EXCHANGE = 16;
  public static final int FINISHED = 20;
  public static final int CERTIFICATE_STATUS = 22;
  public static final int KEY_UPDATE = 24;

  private HandshakeType() {}

  /** Whether a message of that type can be met at all. */
  public static boolean known(int type) {
    return switch (type) {
      case HELLO_REQUEST,
          CLIENT_HELLO,
          SERVER_HELLO,
          3,
          NEW_SESSION_TICKET,
          END_OF_EARLY_DATA,
          6,
          ENCRYPTED_EXTENSIONS,
          CERTIFICATE,
          SERVER_KEY_EXCHANGE,
          CERTIFICATE_REQUEST,
          SERVER_HELLO_DONE,
          CERTIFICATE_VERIFY,
          CLIENT_KEY_EXCHANGE,
          FINISHED,
          21,
          CERTIFICATE_STATUS,
          23,
          KEY_UPDATE,
          25,
          67 ->
          true;
      default -> false;
    };
  }
}
