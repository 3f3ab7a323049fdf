package dev.sallyport.wire.tls;

import java.util.Locale;
import java.util.Map;

/** Groups of the key exchange, as IANA's TLS Supported Groups registry numbers and names them. */
public final class NamedGroup {
  public static final int SECP256R1 = 23;
  public static final int SECP384R1 = 24;
  public static final int SECP521R1 = 25;
  public static final int X25519 = 29;
  public static final int X448 = 30;
  public static final int FFDHE2048 = 256;
  public static final int FFDHE3072 = 257;
  public static final int X25519MLKEM768 = 0x11ec;

  private static final Map<Integer, String> NAMES =
      Map.ofEntries(
          Map.entry(19, "secp192r1"),
          Map.entry(21, "secp224r1"),
          Map.entry(22, "secp256k1"),
          Map.entry(SECP256R1, "secp256r1"),
          Map.entry(SECP384R1, "secp384r1"),
          Map.entry(SECP521R1, "secp521r1"),
          Map.entry(26, "brainpoolP256r1"),
          Map.entry(27, "brainpoolP384r1"),
          Map.entry(28, "brainpoolP512r1"),
          Map.entry(X25519, "x25519"),
          Map.entry(X448, "x448"),
          Map.entry(31, "brainpoolP256r1tls13"),
          Map.entry(32, "brainpoolP384r1tls13"),
          Map.entry(33, "brainpoolP512r1tls13"),
          Map.entry(41, "curveSM2"),
          Map.entry(FFDHE2048, "ffdhe2048"),
          Map.entry(FFDHE3072, "ffdhe3072"),
          Map.entry(258, "ffdhe4096"),
          Map.entry(0x11eb, "SecP256r1MLKEM768"),
          Map.entry(X25519MLKEM768, "X25519MLKEM768"),
          Map.entry(0x11ed, "SecP384r1MLKEM1024"));

  private NamedGroup() {}

  /** The registry's name; the number where it is not known here. */
  public static String name(int number) {
    return NAMES.getOrDefault(number, String.format(Locale.ROOT, "0x%04X", number));
  }
}
