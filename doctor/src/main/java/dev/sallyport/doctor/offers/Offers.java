package dev.sallyport.doctor.offers;

import static dev.sallyport.wire.tls.NamedGroup.SECP256R1;
import static dev.sallyport.wire.tls.NamedGroup.SECP384R1;
import static dev.sallyport.wire.tls.NamedGroup.X25519;
import static dev.sallyport.wire.tls.ProtocolVersion.TLS_1_2;
import static dev.sallyport.wire.tls.ProtocolVersion.TLS_1_3;

import dev.sallyport.wire.tls.CipherSuite;
import dev.sallyport.wire.tls.CipherSuite.KeyExchange;
import dev.sallyport.wire.tls.HelloDraft;
import dev.sallyport.wire.tls.HelloExtension;
import dev.sallyport.wire.tls.NamedGroup;
import dev.sallyport.wire.tls.ProtocolVersion;
import dev.sallyport.wire.tls.SignatureScheme;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The ClientHellos of one site's name: what a browser would send, and what to vary. */
final class Offers {
  static final List<Integer> TLS13_SUITES = List.of(0x1301, 0x1302, 0x1303, 0x1304, 0x1305);

  /** As browsers offer them at TLS 1.2, without those that are kept for old servers. */
  static final List<Integer> USUAL_SUITES =
      List.of(
          0xc02b, 0xc02f, 0xc02c, 0xc030, 0xcca9, 0xcca8, 0xc013, 0xc014, 0x9c, 0x9d, 0x2f, 0x35);

  static final List<Integer> USUAL_GROUPS = List.of(X25519, SECP256R1, SECP384R1);

  static final List<Integer> ALL_GROUPS =
      List.of(
          X25519, SECP256R1, SECP384R1, 25, 30, 256, 257, 258, 26, 27, 28, 31, 32, 33, 22, 21, 19,
          0x11ec, 0x11eb, 0x11ed, 41);

  private final @Nullable String serverName;
  private final SecureRandom random = new SecureRandom();

  /** {@code serverName}: null where none may be sent. */
  Offers(@Nullable String serverName) {
    this.serverName = serverName;
  }

  /** TLS 1.3 and 1.2 with what all current servers know, in less than one segment. */
  Offer usual() {
    return between("as a browser", TLS_1_2, TLS_1_3);
  }

  /** One version alone. */
  Offer only(int version) {
    return between(ProtocolVersion.name(version) + " only", version, version);
  }

  /** All versions from the lower to the higher one. */
  Offer between(String name, int lowest, int highest) {
    List<Integer> versions = Stream.iterate(highest, v -> v >= lowest, v -> v - 1).toList();
    HelloDraft draft =
        HelloDraft.of(
                Math.min(highest, TLS_1_2), bytes(32), highest == TLS_1_3 ? bytes(32) : bytes(0))
            .suites(
                Stream.of(
                        highest == TLS_1_3 ? TLS13_SUITES.subList(0, 3) : List.<Integer>of(),
                        lowest < TLS_1_3 ? suitesUpTo(lowest) : List.<Integer>of())
                    .flatMap(List::stream)
                    .toList())
            .with(HelloExtension.groups(USUAL_GROUPS))
            .with(HelloExtension.pointFormats());
    if (highest >= TLS_1_2) {
      draft = draft.with(HelloExtension.signatureAlgorithms(SignatureScheme.USUAL));
    }
    if (lowest <= TLS_1_2) {
      draft =
          draft
              .with(HelloExtension.extendedMasterSecret())
              .with(HelloExtension.renegotiationInfo())
              .with(HelloExtension.sessionTicket(new byte[0]));
    }
    if (highest == TLS_1_3) {
      draft =
          draft
              .with(HelloExtension.supportedVersions(versions))
              .with(HelloExtension.pskModes())
              .with(HelloExtension.keyShares(Map.of(X25519, bytes(32))));
    }
    if (serverName != null) {
      draft = draft.with(HelloExtension.serverName(serverName));
    }
    return new Offer(name, draft, Delivery.WHOLE, serverName, versions, List.of());
  }

  private static List<Integer> suitesUpTo(int lowest) {
    return lowest >= TLS_1_2
        ? USUAL_SUITES
        : Stream.concat(USUAL_SUITES.stream(), Stream.of(0xc009, 0xc00a, 0x33, 0x39, 0x0a))
            .toList();
  }

  /** All suites of TLS 1.2 and before that have a name, those without encryption too. */
  static List<Integer> allSuites() {
    return CipherSuite.known().stream()
        .map(CipherSuite::of)
        .filter(suite -> suite.keyExchange() != KeyExchange.TLS13)
        .filter(suite -> !suite.name().contains("PSK"))
        .map(CipherSuite::number)
        .toList();
  }

  /**
   * The share of a post-quantum group beside the usual one (draft-ietf-tls-ecdhe-mlkem), as current
   * browsers send it: more than one segment.
   */
  Offer large() {
    Map<Integer, byte[]> shares = new LinkedHashMap<>();
    shares.put(NamedGroup.X25519MLKEM768, hybrid());
    shares.put(X25519, bytes(32));
    List<Integer> groups =
        Stream.concat(Stream.of(NamedGroup.X25519MLKEM768), USUAL_GROUPS.stream()).toList();
    return usual()
        .but(
            "with a share of X25519MLKEM768",
            draft ->
                draft
                    .with(HelloExtension.groups(groups))
                    .with(HelloExtension.keyShares(shares))
                    .with(HelloExtension.padding(300)));
  }

  /** An encapsulation key of ML-KEM-768, then a share of X25519. */
  private byte[] hybrid() {
    try {
      byte[] encoded =
          KeyPairGenerator.getInstance("ML-KEM-768").generateKeyPair().getPublic().getEncoded();
      byte[] key = Arrays.copyOfRange(encoded, encoded.length - 1184, encoded.length);
      byte[] both = Arrays.copyOf(key, key.length + 32);
      System.arraycopy(bytes(32), 0, both, key.length, 32);
      return both;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK has ML-KEM since 24", e);
    }
  }

  private byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }
}
