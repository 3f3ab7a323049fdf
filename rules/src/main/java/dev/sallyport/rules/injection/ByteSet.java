package dev.sallyport.rules.injection;

/** A fixed set of byte values. */
public final class ByteSet {
  private final boolean[] member = new boolean[256];

  private ByteSet() {}

  /** The characters of {@code latin1}, each one byte. */
  public static ByteSet of(String latin1) {
    ByteSet set = new ByteSet();
    for (int i = 0; i < latin1.length(); i++) {
      set.member[latin1.charAt(i)] = true;
    }
    return set;
  }

  /** This set and the bytes {@code first} to {@code last}. */
  public ByteSet andRange(int first, int last) {
    ByteSet set = new ByteSet();
    for (int b = 0; b < 256; b++) {
      set.member[b] = member[b] || b >= first && b <= last;
    }
    return set;
  }

  /** False for {@link ByteScan#END}. */
  public boolean has(int b) {
    return b >= 0 && member[b];
  }
}
