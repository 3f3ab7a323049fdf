package dev.sallyport.wire.tls;

import org.jspecify.annotations.Nullable;

/**
 * What a clear ServerHello says that others want to know.
 *
 * @param version the one agreed on: 0x0303 is TLS 1.2, 0x0304 is TLS 1.3
 * @param suite number of the cipher suite
 * @param secureRenegotiation whether RFC 5746's renegotiation_info is there
 */
public record ServerHelloFacts(int version, int suite, boolean secureRenegotiation) {
  private static final int RENEGOTIATION_INFO = 0xff01;
  private static final int SUPPORTED_VERSIONS = 43;

  /**
   * Reads the beginning of a handshake record's content.
   *
   * <pre>
   * type(1)=2 length(3) version(2) random(32) id(1+n) suite(2) compression(1) extensions(2+n)
   * </pre>
   *
   * RFC 5246 section 7.4.1.3, RFC 8446 section 4.1.3.
   *
   * @return null where it is no complete ServerHello
   */
  public static @Nullable ServerHelloFacts read(byte[] content, int length) {
    if (length < 39 || content[0] != 2) {
      return null;
    }
    int end = 4 + (u16(content, 2) | (content[1] & 0xff) << 16);
    int at = 38 + 1 + (content[38] & 0xff);
    if (end > length || at + 3 > end) {
      return null;
    }
    int version = u16(content, 4);
    int suite = u16(content, at);
    boolean secure = false;
    at += 3;
    if (at + 2 <= end) {
      at += 2;
      while (at + 4 <= end) {
        int type = u16(content, at);
        int size = u16(content, at + 2);
        if (at + 4 + size > end) {
          return null;
        }
        if (type == RENEGOTIATION_INFO) {
          secure = true;
        } else if (type == SUPPORTED_VERSIONS && size == 2) {
          version = u16(content, at + 4);
        }
        at += 4 + size;
      }
    }
    return new ServerHelloFacts(version, suite, secure);
  }

  private static int u16(byte[] b, int at) {
    return (b[at] & 0xff) << 8 | b[at + 1] & 0xff;
  }
}
