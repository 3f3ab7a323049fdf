package dev.sallyport.wire.tls;

import dev.sallyport.wire.bytes.Cursor;
import dev.sallyport.wire.bytes.Cursor.Overrun;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A ClientHello (RFC 8446 section 4.1.2, RFC 5246 section 7.4.1.2).
 *
 * @param version of the message itself, which since TLS 1.3 says no more than TLS 1.2
 * @param ticket of RFC 5077; empty where none is offered
 */
@SuppressWarnings("ArrayRecordComponent") // carried on, never compared
public record ClientHello(
    int version,
    byte[] random,
    byte[] sessionId,
    List<Integer> suites,
    @Nullable String serverName,
    List<Integer> supportedVersions,
    List<String> alpn,
    byte[] ticket,
    boolean earlyData,
    boolean postHandshakeAuth) {

  /**
   * Reads the body of the message.
   *
   * <pre>
   * version(2) random(32) session id(1+n) suites(2+n) compression(1+n) extensions(2+n)
   * </pre>
   */
  public static ClientHello read(Cursor body) throws Overrun {
    int version = body.u16();
    byte[] random = body.bytes(32);
    byte[] sessionId = body.bytes(body.u8());
    List<Integer> suites = Extensions.numbers(body.sub(body.u16()));
    body.skip(body.u8());
    Extensions extensions = Extensions.read(body);
    return new ClientHello(
        version,
        random,
        sessionId,
        suites,
        extensions.serverName(),
        extensions.offeredVersions(),
        extensions.alpn(),
        extensions.bytes(Extensions.SESSION_TICKET),
        extensions.has(Extensions.EARLY_DATA),
        extensions.has(Extensions.POST_HANDSHAKE_AUTH));
  }

  /**
   * Reads the hello of SSL 2 by which old clients began (RFC 5246 appendix E.2).
   *
   * <pre>
   * type(1)=1 version(2) suites length(2) id length(2) challenge length(2) suites id challenge
   * </pre>
   */
  public static ClientHello readSsl2(Cursor message) throws Overrun {
    message.skip(1);
    int version = message.u16();
    int suites = message.u16();
    int id = message.u16();
    int challenge = message.u16();
    message.skip((long) suites + id);
    int used = Math.min(challenge, 32);
    byte[] random = new byte[32];
    message.skip(challenge - used);
    System.arraycopy(message.bytes(used), 0, random, 32 - used, used);
    return new ClientHello(
        version,
        random,
        new byte[0],
        List.of(),
        null,
        List.of(),
        List.of(),
        new byte[0],
        false,
        false);
  }

  /** The versions offered, as far as the message lists them, highest first. */
  public List<Integer> versions() {
    return supportedVersions.isEmpty() ? List.of(version) : supportedVersions;
  }
}
