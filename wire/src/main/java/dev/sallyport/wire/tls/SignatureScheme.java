package dev.sallyport.wire.tls;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Signature algorithms of the handshake, by number and name (RFC 8446 section 4.2.3). */
public final class SignatureScheme {
  /** What every current client offers, most wanted first. */
  public static final List<Integer> USUAL =
      List.of(0x0403, 0x0804, 0x0401, 0x0503, 0x0805, 0x0501, 0x0806, 0x0601);

  /** The usual ones, and those that are rare or old. */
  public static final List<Integer> ALL =
      List.of(
          0x0403, 0x0804, 0x0401, 0x0503, 0x0805, 0x0501, 0x0806, 0x0601, 0x0603, 0x0807, 0x0808,
          0x0809, 0x080a, 0x080b, 0x0303, 0x0301, 0x0203, 0x0201, 0x0202, 0x0101);

  private static final Map<Integer, String> NAMES =
      Map.ofEntries(
          Map.entry(0x0101, "rsa_md5"),
          Map.entry(0x0201, "rsa_pkcs1_sha1"),
          Map.entry(0x0202, "dsa_sha1"),
          Map.entry(0x0203, "ecdsa_sha1"),
          Map.entry(0x0301, "rsa_sha224"),
          Map.entry(0x0303, "ecdsa_sha224"),
          Map.entry(0x0401, "rsa_pkcs1_sha256"),
          Map.entry(0x0403, "ecdsa_secp256r1_sha256"),
          Map.entry(0x0501, "rsa_pkcs1_sha384"),
          Map.entry(0x0503, "ecdsa_secp384r1_sha384"),
          Map.entry(0x0601, "rsa_pkcs1_sha512"),
          Map.entry(0x0603, "ecdsa_secp521r1_sha512"),
          Map.entry(0x0804, "rsa_pss_rsae_sha256"),
          Map.entry(0x0805, "rsa_pss_rsae_sha384"),
          Map.entry(0x0806, "rsa_pss_rsae_sha512"),
          Map.entry(0x0807, "ed25519"),
          Map.entry(0x0808, "ed448"),
          Map.entry(0x0809, "rsa_pss_pss_sha256"),
          Map.entry(0x080a, "rsa_pss_pss_sha384"),
          Map.entry(0x080b, "rsa_pss_pss_sha512"));

  private SignatureScheme() {}

  /** The registry's name; the number where it is not known here. */
  public static String name(int number) {
    return NAMES.getOrDefault(number, String.format(Locale.ROOT, "0x%04X", number));
  }
}
