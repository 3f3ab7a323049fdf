package dev.sallyport.wire.tls;

import dev.sallyport.wire.bytes.Cursor;
import dev.sallyport.wire.bytes.Cursor.Overrun;
import java.util.ArrayList;
import java.util.List;

/** The shorter handshake messages: what a reader of captures wants to know of each. */
public final class HandshakeMessages {
  private static final int MOST_CERTIFICATES = 32;

  private HandshakeMessages() {}

  /**
   * The certificates of a Certificate message as DER, the leaf first.
   *
   * <pre>
   * TLS 1.2: list(3+n) of certificate(3+n)                       RFC 5246 section 7.4.2
   * TLS 1.3: context(1+n) list(3+n) of certificate(3+n) ext(2+n) RFC 8446 section 4.4.2
   * </pre>
   */
  public static List<byte[]> certificates(Cursor body, boolean tls13) throws Overrun {
    if (tls13) {
      body.skip(body.u8());
    }
    Cursor list = body.sub(body.u24());
    List<byte[]> certificates = new ArrayList<>();
    while (list.remaining() > 0 && certificates.size() < MOST_CERTIFICATES) {
      certificates.add(list.bytes(list.u24()));
      if (tls13) {
        list.skip(list.u16());
      }
    }
    return certificates;
  }

  /**
   * The encrypted premaster secret of a ClientKeyExchange.
   *
   * <pre>
   * TLS: length(2) secret                        RFC 5246 section 7.4.7.1
   * SSL 3.0: secret                              RFC 6101 section 5.6.7
   * </pre>
   */
  public static byte[] encryptedPremaster(Cursor body, boolean ssl3) throws Overrun {
    return ssl3 ? body.rest() : body.bytes(body.u16());
  }

  /** What stands before it where a pre-shared key is named: identity(2+n), RFC 4279 section 4. */
  public static void skipIdentity(Cursor body) throws Overrun {
    body.skip(body.u16());
  }

  /** The ticket of TLS 1.2: lifetime(4) ticket(2+n), RFC 5077 section 3.3. */
  public static byte[] ticket(Cursor body) throws Overrun {
    body.skip(4);
    return body.bytes(body.u16());
  }

  /**
   * Names of the authorities that a CertificateRequest of TLS 1.2 or below lists, each as DER.
   *
   * <pre>
   * types(1+n) [signature algorithms(2+n)] authorities(2+n) of name(2+n)   RFC 5246 section 7.4.4
   * </pre>
   */
  public static List<byte[]> authorities(Cursor body, boolean tls12) throws Overrun {
    body.skip(body.u8());
    if (tls12) {
      body.skip(body.u16());
    }
    Cursor list = body.sub(body.u16());
    List<byte[]> names = new ArrayList<>();
    while (list.remaining() > 0 && names.size() < MOST_CERTIFICATES) {
      names.add(list.bytes(list.u16()));
    }
    return names;
  }
}
