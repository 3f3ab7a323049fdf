package dev.sallyport.lab.tls;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLProtocolException;

/**
 * What a server has to know of a ClientHello before it starts its own TLS engine.
 *
 * @param records the bytes read so far, for the engine to read again
 * @param serverName the SNI host name in lower case, where the client sent one
 * @param postHandshakeAuth whether the client offers post-handshake authentication
 */
public record ClientHello(
    ByteBuffer records, Optional<String> serverName, boolean postHandshakeAuth) {
  private static final int MAX_MESSAGE_BYTES = 64 * 1024;
  private static final int RECORD_HEADER_BYTES = 5;
  private static final int MESSAGE_HEADER_BYTES = 4;
  private static final int HANDSHAKE = 22;
  private static final int CLIENT_HELLO = 1;
  private static final int SERVER_NAME = 0;
  private static final int HOST_NAME = 0;
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
    take(body, Short.toUnsignedInt(body.getShort())); // cipher_suites
    take(body, Byte.toUnsignedInt(body.get())); // legacy_compression_methods
    Optional<String> serverName = Optional.empty();
    boolean postHandshakeAuth = false;
    ByteBuffer extensions =
        body.hasRemaining() ? take(body, Short.toUnsignedInt(body.getShort())) : body;
    while (extensions.hasRemaining()) {
      int type = Short.toUnsignedInt(extensions.getShort());
      ByteBuffer data = take(extensions, Short.toUnsignedInt(extensions.getShort()));
      if (type == SERVER_NAME) {
        serverName = hostName(data);
      }
      postHandshakeAuth |= type == POST_HANDSHAKE_AUTH;
    }
    return new ClientHello(records, serverName, postHandshakeAuth);
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
