package dev.sallyport.wire.recording;

/** Bytes that passed in one direction, a part of an array. */
@SuppressWarnings("ArrayRecordComponent") // carried on, never compared
public record Run(byte[] array, int from, int length) {
  static final Run NONE = new Run(new byte[0], 0, 0);

  public Run(byte[] array) {
    this(array, 0, array.length);
  }
}
