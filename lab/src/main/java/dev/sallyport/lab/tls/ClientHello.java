package dev.sallyport.lab.tls;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLProtocolException;
import org.jspecify.annotations.Nullable;

/**
 * What a server has to know of a ClientHello before it starts its own TLS engine.
 *
 * @param records the bytes read so far, for the engine to read again
 * @param serverName the SNI host name in lower case, where the client sent one
 * @param suites the numbers of the cipher suites offered
 * @param groups those of the groups for the key exchange
 * @param signatures those of the signature algorithms
 * @param versions those in supported_versions, which TLS 1.3 brought
 * @param postHandshakeAuth whether the client offers post-handshake authentication
 */
public record ClientHello(
    ByteBuffer records,
    Optional<String> serverName,
    List<Integer> suites,
    List<Integer> groups,
    List<Integer> signatures,
    List<Integer> versions,
    boolean postHandshakeAuth) {
  private static final int MAX_MESSAGE_BYTES = 64 * 1024;
  private static final int RECORD_HEADER_BYTES = 5;
  private static final int MESSAGE_HEADER_BYTES = 4;
  private static final int HANDSHAKE = 22;
  private static final int CLIENT_HELLO = 1;
  private static final int SERVER_NAME = 0;
  private static final int HOST_NAME = 0;
  private static final int SUPPORTED_GROUPS = 10; // RFC 8446 section 4.2.7
  private static final int SIGNATURE_ALGORITHMS = 13; // RFC 8446 section 4.2.3
  private static final int SUPPORTED_VERSIONS = 43; // RFC 8446 section 4.2.1
  private static final int POST_HANDSHAKE_AUTH = 49; // RFC 8446 section 4.2.6

  /**
   * Reads TLS records until the ClientHello in them is complete; it may span several.
   *
   * @throws SSLProtocolException when something else comes first
   * @throws EOFException when the client leaves before
   */
  public static ClientHello read(InputStream in) throws IOException {
    ByteBuffer records = ByteBuffer.allocate(2 * MAX_MESSAGE_BYTES);
    ByteBuffer message = ByteBuffer.allocate(MAX_MESSAGE_BYTES);
    do {
      byte[] header = exactly(in, RECORD_HEADER_BYTES);
      int length = Short.toUnsignedInt(ByteBuffer.wrap(header, 3, 2).getShort());
      // RFC 8446 section 5.1: a fragment is 1 to 2^14 bytes of plaintext
      if (header[0] != HANDSHAKE || length == 0 || length > 1 << 14) {
        throw new SSLProtocolException(
            "wanted a handshake record of 1 to 16384 bytes, got type %d with %d bytes"
                .formatted(header[0], length));
      }
      if (length > message.remaining()) {
        throw new SSLProtocolException(
            "the ClientHello exceeds %d bytes".formatted(MAX_MESSAGE_BYTES));
      }
      byte[] fragment = exactly(in, length);
      records.put(header).put(fragment);
      message.put(fragment);
    } while (!complete(message));
    try {
      return parse(message.flip(), records.flip().asReadOnlyBuffer());
    } catch (BufferUnderflowException e) {
      throw new SSLProtocolException("a length in the ClientHello reaches past its end");
    }
  }

  private static byte[] exactly(InputStream in, int count) throws IOException {
    byte[] bytes = in.readNBytes(count);
    if (bytes.length < count) {
      throw new EOFException("the client left before its ClientHello was complete");
    }
    return bytes;
  }

  private static boolean complete(ByteBuffer message) {
    return message.position() >= MESSAGE_HEADER_BYTES
        && message.position() - MESSAGE_HEADER_BYTES >= (message.getInt(0) & 0xffffff);
  }

  // RFC 8446 section 4.1.2
  private static ClientHello parse(ByteBuffer message, ByteBuffer records)
      throws SSLProtocolException {
    int typeAndLength = message.getInt();
    if (typeAndLength >>> 24 != CLIENT_HELLO) {
      throw new SSLProtocolException(
          "wanted a ClientHello, got handshake message " + (typeAndLength >>> 24));
    }
    ByteBuffer body = take(message, typeAndLength & 0xffffff);
    take(body, 2 + 32); // legacy_version, random
    take(body, Byte.toUnsignedInt(body.get())); // legacy_session_id
    List<Integer> suites = numbers(take(body, Short.toUnsignedInt(body.getShort())));
    take(body, Byte.toUnsignedInt(body.get())); // legacy_compression_methods
    Map<Integer, ByteBuffer> extensions = extensions(body);
    ByteBuffer name = extensions.get(SERVER_NAME);
    return new ClientHello(
        records,
        name == null ? Optional.empty() : hostName(name),
        suites,
        listed(extensions.get(SUPPORTED_GROUPS), 2),
        listed(extensions.get(SIGNATURE_ALGORITHMS), 2),
        listed(extensions.get(SUPPORTED_VERSIONS), 1),
        extensions.containsKey(POST_HANDSHAKE_AUTH));
  }

  private static Map<Integer, ByteBuffer> extensions(ByteBuffer body) {
    Map<Integer, ByteBuffer> byType = new HashMap<>();
    ByteBuffer extensions =
        body.hasRemaining() ? take(body, Short.toUnsignedInt(body.getShort())) : body;
    while (extensions.hasRemaining()) {
      int type = Short.toUnsignedInt(extensions.getShort());
      byType.put(type, take(extensions, Short.toUnsignedInt(extensions.getShort())));
    }
    return byType;
  }

  /** The numbers of an extension, behind their length in so many bytes; none without it. */
  private static List<Integer> listed(@Nullable ByteBuffer data, int lengthBytes) {
    if (data == null) {
      return List.of();
    }
    int length =
        lengthBytes == 1 ? Byte.toUnsignedInt(data.get()) : Short.toUnsignedInt(data.getShort());
    return numbers(take(data, length));
  }

  private static List<Integer> numbers(ByteBuffer list) {
    List<Integer> numbers = new ArrayList<>();
    while (list.remaining() >= 2) {
      numbers.add(Short.toUnsignedInt(list.getShort()));
    }
    return List.copyOf(numbers);
  }

  // RFC 6066 section 3
  private static Optional<String> hostName(ByteBuffer data) {
    ByteBuffer names = take(data, Short.toUnsignedInt(data.getShort()));
    while (names.hasRemaining()) {
      int type = names.get();
      ByteBuffer name = take(names, Short.toUnsignedInt(names.getShort()));
      if (type == HOST_NAME) {
        String text = StandardCharsets.US_ASCII.decode(name).toString();
        return Optional.of(text.toLowerCase(Locale.ROOT));
      }
    }
    return Optional.empty();
  }

  private static ByteBuffer take(ByteBuffer from, int count) {
    if (count > from.remaining()) {
      throw new BufferUnderflowException();
    }
    ByteBuffer part = from.slice(from.position(), count);
    from.position(from.position() + count);
    return part;
  }
}
