package dev.sallyport.wire.tls;

import java.io.ByteArrayOutputStream;
import java.util.List;

/** Writes numbers and vectors as TLS does (RFC 8446 section 3), most significant byte first. */
final class Octets {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  Octets u8(int value) {
    out.write(value);
    return this;
  }

  Octets u16(int value) {
    return u8(value >> 8).u8(value);
  }

  Octets u24(int value) {
    return u8(value >> 16).u16(value);
  }

  Octets raw(byte[] bytes) {
    out.writeBytes(bytes);
    return this;
  }

  /** length(1) bytes; at most 255 of them. */
  Octets vector8(byte[] bytes) {
    return u8(fits(bytes, 0xff)).raw(bytes);
  }

  /** length(2) bytes; at most 65,535 of them. */
  Octets vector16(byte[] bytes) {
    return u16(fits(bytes, 0xffff)).raw(bytes);
  }

  byte[] bytes() {
    return out.toByteArray();
  }

  static byte[] numbers(List<Integer> numbers) {
    Octets octets = new Octets();
    numbers.forEach(octets::u16);
    return octets.bytes();
  }

  private static int fits(byte[] bytes, int most) {
    if (bytes.length > most) {
      throw new IllegalArgumentException(
          "a vector of TLS: wanted at most " + most + " bytes, got " + bytes.length);
    }
    return bytes.length;
  }
}
