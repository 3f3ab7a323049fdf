package dev.sallyport.wire.tls;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A ClientHello that is to be sent, also one that no library would send. Immutable.
 *
 * <pre>
 * type(1)=1 length(3) version(2) random(32) id(1+n) suites(2+n) compression(1+n) extensions(2+n)
 * </pre>
 *
 * RFC 8446 section 4.1.2, RFC 5246 section 7.4.1.2.
 */
public final class HelloDraft {
  private static final int MOST_RECORD_BYTES = 1 << 14;

  private final int version;
  private final byte[] random;
  private final byte[] sessionId;
  private final List<Integer> suites;
  private final Map<Integer, HelloExtension> extensions;

  private HelloDraft(
      int version,
      byte[] random,
      byte[] sessionId,
      List<Integer> suites,
      Map<Integer, HelloExtension> extensions) {
    this.version = version;
    this.random = random;
    this.sessionId = sessionId;
    this.suites = suites;
    this.extensions = extensions;
  }

  /**
   * One without suites and extensions.
   *
   * @param version of the message itself, TLS 1.2 at most
   * @param random 32 bytes
   * @param sessionId at most 32 bytes
   */
  public static HelloDraft of(int version, byte[] random, byte[] sessionId) {
    if (random.length != 32 || sessionId.length > 32) {
      throw new IllegalArgumentException(
          "wanted a random of 32 bytes and an id of at most 32, got %d and %d"
              .formatted(random.length, sessionId.length));
    }
    return new HelloDraft(version, random.clone(), sessionId.clone(), List.of(), new TreeMap<>());
  }

  /** With this session id, of at most 32 bytes, in place of another. */
  public HelloDraft session(byte[] id) {
    return of(version, random, id).suites(suites).withAll(extensions);
  }

  private HelloDraft withAll(Map<Integer, HelloExtension> all) {
    return new HelloDraft(version, random, sessionId, suites, all);
  }

  /** With these suites in place of others. */
  public HelloDraft suites(List<Integer> numbers) {
    return new HelloDraft(version, random, sessionId, List.copyOf(numbers), extensions);
  }

  /** With this extension in place of one of the same type. */
  public HelloDraft with(HelloExtension extension) {
    Map<Integer, HelloExtension> more = new TreeMap<>(extensions);
    more.put(extension.type(), extension);
    return new HelloDraft(version, random, sessionId, suites, more);
  }

  /** Without extensions of this type. */
  public HelloDraft without(int type) {
    Map<Integer, HelloExtension> fewer = new TreeMap<>(extensions);
    fewer.remove(type);
    return new HelloDraft(version, random, sessionId, suites, fewer);
  }

  public boolean has(int type) {
    return extensions.containsKey(type);
  }

  /** The handshake message. */
  public byte[] message() {
    Octets body = new Octets().u16(version).raw(random).vector8(sessionId);
    body.vector16(Octets.numbers(suites)).vector8(new byte[] {0});
    if (!extensions.isEmpty()) {
      Octets list = new Octets();
      extensions.values().forEach(each -> list.u16(each.type()).vector16(each.data()));
      body.vector16(list.bytes());
    }
    byte[] bytes = body.bytes();
    return new Octets().u8(HandshakeType.CLIENT_HELLO).u24(bytes.length).raw(bytes).bytes();
  }

  /** The message in one record, or in more where it does not fit into one. */
  public byte[] record() {
    return records(MOST_RECORD_BYTES);
  }

  /** The message in records of at most that many bytes of content each. */
  public byte[] records(int most) {
    byte[] message = message();
    List<byte[]> parts = new ArrayList<>();
    for (int at = 0; at < message.length; at += most) {
      parts.add(Arrays.copyOfRange(message, at, Math.min(message.length, at + most)));
    }
    Octets records = new Octets();
    // RFC 8446 section 5.1: an initial ClientHello may say 0x0301 here, for old servers' sake
    parts.forEach(
        part -> records.u8(RecordHeader.HANDSHAKE).u16(ProtocolVersion.TLS_1_0).vector16(part));
    return records.bytes();
  }
}
