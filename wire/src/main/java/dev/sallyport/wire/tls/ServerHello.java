package dev.sallyport.wire.tls;

import dev.sallyport.wire.bytes.Cursor;
import dev.sallyport.wire.bytes.Cursor.Overrun;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A ServerHello (RFC 8446 section 4.1.3, RFC 5246 section 7.4.1.3).
 *
 * @param version the one agreed on
 * @param preSharedKey whether TLS 1.3 resumes a session or uses a key of old
 * @param alpn the protocol chosen, where TLS 1.2 says it here
 */
@SuppressWarnings("ArrayRecordComponent") // carried on, never compared
public record ServerHello(
    int version,
    byte[] random,
    byte[] sessionId,
    CipherSuite suite,
    boolean secureRenegotiation,
    boolean encryptThenMac,
    boolean extendedMasterSecret,
    boolean preSharedKey,
    @Nullable String alpn) {

  /** RFC 8446 section 4.1.3: this random makes it a HelloRetryRequest. */
  private static final byte[] RETRY =
      HexFormat.of()
          .parseHex("cf21ad74e59a6111be1d8c021e65b891" + "c2a211167abb8c5e079e09e2c8a8339c");

  /**
   * Reads the body of the message.
   *
   * <pre>
   * version(2) random(32) session id(1+n) suite(2) compression(1) extensions(2+n)
   * </pre>
   */
  public static ServerHello read(Cursor body) throws Overrun {
    int version = body.u16();
    byte[] random = body.bytes(32);
    byte[] sessionId = body.bytes(body.u8());
    CipherSuite suite = CipherSuite.of(body.u16());
    body.skip(1);
    Extensions extensions = Extensions.read(body);
    int chosen = extensions.chosenVersion();
    List<String> alpn = extensions.alpn();
    return new ServerHello(
        chosen == 0 ? version : chosen,
        random,
        sessionId,
        suite,
        extensions.has(Extensions.RENEGOTIATION_INFO),
        extensions.has(Extensions.ENCRYPT_THEN_MAC),
        extensions.has(Extensions.EXTENDED_MASTER_SECRET),
        extensions.has(Extensions.PRE_SHARED_KEY),
        alpn.isEmpty() ? null : alpn.getFirst());
  }

  public boolean retryRequest() {
    return Arrays.equals(random, RETRY);
  }
}
