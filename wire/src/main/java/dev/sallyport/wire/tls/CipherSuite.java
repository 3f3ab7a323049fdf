package dev.sallyport.wire.tls;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a cipher suite is made of, as its name says.
 *
 * @param keyBytes of the bulk cipher's key
 * @param mac hash of the record's MAC; null with an AEAD
 * @param prfHash hash of the key schedule in TLS 1.2 and 1.3: {@code SHA256} or {@code SHA384}
 */
public record CipherSuite(
    int number,
    String name,
    KeyExchange keyExchange,
    Bulk bulk,
    int keyBytes,
    @Nullable String mac,
    String prfHash) {

  /** Where the premaster secret comes from. */
  public enum KeyExchange {
    /** The client encrypts it for the key of the certificate: that key opens a capture. */
    RSA,
    /** Both derive it from keys that are forgotten, or of which one is in no file. */
    EPHEMERAL,
    /** A secret that both knew before. */
    PSK,
    /** Both of these: what the client encrypts, and a secret that both knew. */
    RSA_PSK,
    /** TLS 1.3, where the suite does not say. */
    TLS13
  }

  /** How records are encrypted. */
  public enum Bulk {
    NULL,
    RC4,
    DES_CBC,
    TRIPLE_DES_CBC,
    AES_CBC,
    AES_GCM,
    AES_CCM,
    /** CCM with a tag of 8 bytes. */
    AES_CCM_8,
    CHACHA20_POLY1305,
    /** Camellia, ARIA and others, which this program does not open. */
    OTHER;

    public boolean aead() {
      return switch (this) {
        case AES_GCM, AES_CCM, AES_CCM_8, CHACHA20_POLY1305 -> true;
        default -> false;
      };
    }

    /** In bytes; 0 where it is no block cipher in CBC mode. */
    public int blockBytes() {
      return switch (this) {
        case DES_CBC, TRIPLE_DES_CBC -> 8;
        case AES_CBC -> 16;
        default -> 0;
      };
    }
  }

  /** The numbers of all suites that have a name here. */
  public static List<Integer> known() {
    return SuiteTable.NAMES.keySet().stream().sorted().toList();
  }

  /** The suite of that number; one that is not in the table has its number as its name. */
  public static CipherSuite of(int number) {
    String name = SuiteTable.NAMES.get(number);
    if (name == null) {
      String hex = String.format(Locale.ROOT, "0x%04X", number);
      return new CipherSuite(number, hex, KeyExchange.EPHEMERAL, Bulk.OTHER, 0, null, "SHA256");
    }
    Bulk bulk = bulk(name);
    String hash = name.substring(name.lastIndexOf('_') + 1);
    boolean sha384 = hash.equals("SHA384");
    return new CipherSuite(
        number,
        name,
        keyExchange(name),
        bulk,
        keyBytes(name, bulk),
        bulk.aead() ? null : mac(hash),
        sha384 ? "SHA384" : "SHA256");
  }

  private static KeyExchange keyExchange(String name) {
    if (!name.contains("_WITH_")) {
      return KeyExchange.TLS13;
    }
    if (name.startsWith("TLS_RSA_WITH_")) {
      return KeyExchange.RSA;
    }
    if (name.startsWith("TLS_RSA_PSK_WITH_")) {
      return KeyExchange.RSA_PSK;
    }
    return name.startsWith("TLS_PSK_WITH_") ? KeyExchange.PSK : KeyExchange.EPHEMERAL;
  }

  private static Bulk bulk(String name) {
    if (name.contains("AES")) {
      if (name.contains("_GCM_")) {
        return Bulk.AES_GCM;
      }
      if (name.contains("_CCM")) {
        return name.contains("_CCM_8") ? Bulk.AES_CCM_8 : Bulk.AES_CCM;
      }
      return Bulk.AES_CBC;
    }
    if (name.contains("CHACHA20")) {
      return Bulk.CHACHA20_POLY1305;
    }
    if (name.contains("3DES")) {
      return Bulk.TRIPLE_DES_CBC;
    }
    if (name.contains("_DES_CBC_")) {
      return Bulk.DES_CBC;
    }
    if (name.contains("_RC4_")) {
      return Bulk.RC4;
    }
    return name.contains("_NULL_") ? Bulk.NULL : Bulk.OTHER;
  }

  private static int keyBytes(String name, Bulk bulk) {
    return switch (bulk) {
      case NULL, OTHER -> 0;
      case DES_CBC -> 8;
      case TRIPLE_DES_CBC -> 24;
      case CHACHA20_POLY1305 -> 32;
      case RC4 -> 16;
      default -> name.contains("_256_") ? 32 : 16;
    };
  }

  private static @Nullable String mac(String hash) {
    return switch (hash) {
      case "MD5" -> "MD5";
      case "SHA" -> "SHA1";
      case "SHA256", "SHA384" -> hash;
      default -> null;
    };
  }
}
