package dev.sallyport.capture.tls;

/**
 * Opens the records of one direction under one set of keys. A record that does not belong to the
 * given sequence number, or was not made with these keys, is told from one that was.
 */
interface RecordProtection {
  int NOT_OPENED = -1;

  /**
   * Opens a record.
   *
   * @param header its five bytes as on the wire
   * @param in the fragment from {@code offset}, {@code length} bytes
   * @param out takes the content; as long as the fragment
   * @return bytes of content, or {@link #NOT_OPENED}
   */
  int open(long sequence, byte[] header, byte[] in, int offset, int length, byte[] out);

  /** Whether a record can be opened when the one before it is not there. */
  default boolean survivesLoss() {
    return true;
  }

  /** Told of a record that was not opened, so that its last bytes can serve the next. */
  default void passed(byte[] in, int offset, int length) {}

  /** Content bytes of a record of that length where it can be told without opening; else -1. */
  default int contentBytes(int length) {
    return -1;
  }
}
