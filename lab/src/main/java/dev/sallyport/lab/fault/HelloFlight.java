package dev.sallyport.lab.fault;

import java.nio.ByteBuffer;

/**
 * The flight of a TLS 1.2 server, written byte by byte and without a certificate: ServerHello,
 * ServerKeyExchange, ServerHelloDone in one record (RFC 5246 section 7.3).
 */
final class HelloFlight {
  /** Level 2, fatal; handshake_failure. */
  static final byte[] REFUSAL = {21, 3, 3, 0, 2, 2, 40};

  private static final int MOST_BYTES = 1_024;
  private static final int SERVER_HELLO = 2;
  private static final int SERVER_KEY_EXCHANGE = 12;
  private static final int SERVER_HELLO_DONE = 14;
  private static final byte NAMED_CURVE = 3;

  private HelloFlight() {}

  /** With a point on a curve (RFC 8422 section 5.4), signed by that algorithm. */
  static byte[] curve(int suite, int group, int signature) {
    ByteBuffer key = ByteBuffer.allocate(MOST_BYTES);
    key.put(NAMED_CURVE).putShort((short) group).put((byte) 1).put((byte) 4);
    return flight(suite, signed(key, signature));
  }

  /** With a prime of so many bits, which is none (RFC 5246 section 7.4.3). */
  static byte[] field(int suite, int primeBits) {
    ByteBuffer key = ByteBuffer.allocate(MOST_BYTES);
    byte[] prime = new byte[primeBits / 8];
    prime[0] = (byte) 0x80;
    key.putShort((short) prime.length).put(prime);
    key.putShort((short) 1).put((byte) 2).putShort((short) 1).put((byte) 5);
    return flight(suite, signed(key, 0x0401));
  }

  private static byte[] signed(ByteBuffer key, int algorithm) {
    key.putShort((short) algorithm).putShort((short) 1).put((byte) 7);
    byte[] bytes = new byte[key.flip().remaining()];
    key.get(bytes);
    return bytes;
  }

  private static byte[] flight(int suite, byte[] keyExchange) {
    ByteBuffer hello = ByteBuffer.allocate(45);
    hello.putShort((short) 0x0303).put(new byte[32]).put((byte) 0).putShort((short) suite);
    // no compression; renegotiation_info, RFC 5746
    hello.put((byte) 0).putShort((short) 5).putShort((short) 0xff01).putShort((short) 1);
    hello.put((byte) 0);
    ByteBuffer record = ByteBuffer.allocate(MOST_BYTES);
    record.put(new byte[] {22, 3, 3, 0, 0});
    message(record, SERVER_HELLO, hello.array());
    message(record, SERVER_KEY_EXCHANGE, keyExchange);
    message(record, SERVER_HELLO_DONE, new byte[0]);
    record.putShort(3, (short) (record.position() - 5));
    byte[] bytes = new byte[record.flip().remaining()];
    record.get(bytes);
    return bytes;
  }

  private static void message(ByteBuffer record, int type, byte[] body) {
    record.putInt(type << 24 | body.length).put(body);
  }
}
