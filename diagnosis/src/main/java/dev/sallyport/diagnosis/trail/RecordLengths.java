package dev.sallyport.diagnosis.trail;

import dev.sallyport.diagnosis.trail.Event.Proof;

/**
 * How long the record of a short message is in TLS 1.2 and 1.1, by cipher suite. In these versions
 * the record type stays in clear, so that the length names the message without any key: a
 * HelloRequest is the only message of 4 bytes that a server may send after its Finished (RFC 5246
 * section 7.4).
 *
 * <pre>
 * AEAD  explicit nonce (8 or 0) | message | tag (16 or 8)          RFC 5288, 6655, 7905
 * CBC   IV (16 or 8) | message | MAC | 1 to block bytes of padding RFC 5246 section 6.2.3.2
 * </pre>
 */
public final class RecordLengths {
  private static final int HELLO_REQUEST = 4;
  private static final int ALERT = 2;

  private RecordLengths() {}

  /** Length of a HelloRequest's record in bytes, -1 where the suite is not known. */
  public static int helloRequest(String suite) {
    return length(suite, HELLO_REQUEST);
  }

  /** Length of an alert's record in bytes, -1 where the suite is not known. */
  public static int alert(String suite) {
    return length(suite, ALERT);
  }

  /**
   * Whether an alert's record can be so long, with encrypt-then-MAC (RFC 7366) or without; so it is
   * where the suite is not known.
   */
  public static boolean canBeAlert(String suite, int recordLength) {
    int usual = alert(suite);
    int block = blockLength(suite);
    int encryptThenMac = 2 * block + macLength(suite);
    return usual < 0 || recordLength == usual || block > 0 && recordLength == encryptThenMac;
  }

  /** What a server's handshake record of this length, after its Finished, proves. */
  public static Proof proof(String suite, int recordLength) {
    return recordLength == helloRequest(suite) ? Proof.RECORD_LENGTH : Proof.RECORD_TYPE;
  }

  /**
   * The same for any version up to TLS 1.2.
   *
   * @param version as on the wire; below 0x0302 a CBC record has no IV of its own
   * @param encryptThenMac whether RFC 7366 was agreed on: the MAC then stands behind the padding
   */
  public static Proof proof(String suite, int version, boolean encryptThenMac, int recordLength) {
    int block = blockLength(suite);
    int mac = macLength(suite);
    if (block == 0 || mac == 0) {
      return proof(suite, recordLength);
    }
    int iv = version < 0x0302 ? 0 : block;
    int wanted =
        encryptThenMac
            ? iv + (HELLO_REQUEST / block + 1) * block + mac
            : iv + ((HELLO_REQUEST + mac) / block + 1) * block;
    return recordLength == wanted ? Proof.RECORD_LENGTH : Proof.RECORD_TYPE;
  }

  private static int length(String suite, int message) {
    if (suite.contains("CHACHA20")) {
      return message + 16;
    }
    if (suite.endsWith("_CCM_8")) {
      return 8 + message + 8;
    }
    if (suite.contains("_GCM_") || suite.endsWith("_CCM")) {
      return 8 + message + 16;
    }
    int block = blockLength(suite);
    int mac = macLength(suite);
    if (block == 0 || mac == 0) {
      return -1;
    }
    return block + ((message + mac) / block + 1) * block;
  }

  private static int blockLength(String suite) {
    return suite.contains("_3DES_EDE_CBC_") ? 8 : suite.contains("_CBC_") ? 16 : 0;
  }

  private static int macLength(String suite) {
    if (suite.endsWith("_SHA384")) {
      return 48;
    }
    if (suite.endsWith("_SHA256")) {
      return 32;
    }
    return suite.endsWith("_SHA") ? 20 : 0;
  }
}
