package dev.sallyport.capture.tls;

/** Room for the content of one record at a time. Not thread-safe: it belongs to one capture. */
public final class Scratch {
  private byte[] bytes = new byte[20_000];

  /** At least so many bytes; the same array as before where it is long enough. */
  byte[] bytes(int atLeast) {
    if (bytes.length < atLeast) {
      bytes = new byte[atLeast];
    }
    return bytes;
  }
}
