package dev.sallyport.wire.tls;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.List;
import java.util.Map;

/** One extension of a ClientHello that is to be sent (RFC 8446 section 4.2). */
@SuppressWarnings("ArrayRecordComponent") // carried on, never compared
public record HelloExtension(int type, byte[] data) {
  public static final int SERVER_NAME = Extensions.SERVER_NAME;
  public static final int STATUS_REQUEST = 5;
  public static final int SUPPORTED_GROUPS = 10;
  public static final int POINT_FORMATS = 11;
  public static final int SIGNATURE_ALGORITHMS = 13;
  public static final int ALPN = Extensions.ALPN;
  public static final int PADDING = 21;
  public static final int SUPPORTED_VERSIONS = Extensions.SUPPORTED_VERSIONS;
  public static final int PSK_MODES = 45;
  public static final int KEY_SHARE = Extensions.KEY_SHARE;

  /** Of whatever name, also one that RFC 6066 section 3 forbids, for instance an address. */
  public static HelloExtension serverName(String name) {
    byte[] entry = new Octets().u8(0).vector16(name.getBytes(US_ASCII)).bytes();
    return new HelloExtension(SERVER_NAME, new Octets().vector16(entry).bytes());
  }

  /** Asks for the OCSP response of the certificate (RFC 6066 section 8). */
  public static HelloExtension statusRequest() {
    return new HelloExtension(STATUS_REQUEST, new Octets().u8(1).u16(0).u16(0).bytes());
  }

  /** The groups of the client, most wanted first (RFC 8446 section 4.2.7). */
  public static HelloExtension groups(List<Integer> groups) {
    return new HelloExtension(
        SUPPORTED_GROUPS, new Octets().vector16(Octets.numbers(groups)).bytes());
  }

  /** Uncompressed points alone (RFC 8422 section 5.1.2). */
  public static HelloExtension pointFormats() {
    return new HelloExtension(POINT_FORMATS, new Octets().vector8(new byte[] {0}).bytes());
  }

  public static HelloExtension signatureAlgorithms(List<Integer> schemes) {
    return new HelloExtension(
        SIGNATURE_ALGORITHMS, new Octets().vector16(Octets.numbers(schemes)).bytes());
  }

  /** RFC 7301 section 3.1. */
  public static HelloExtension alpn(List<String> protocols) {
    Octets names = new Octets();
    protocols.forEach(name -> names.vector8(name.getBytes(US_ASCII)));
    return new HelloExtension(ALPN, new Octets().vector16(names.bytes()).bytes());
  }

  public static HelloExtension supportedVersions(List<Integer> versions) {
    return new HelloExtension(
        SUPPORTED_VERSIONS, new Octets().vector8(Octets.numbers(versions)).bytes());
  }

  /** Empty shares ask the server to choose a group (RFC 8446 section 4.2.8). */
  public static HelloExtension keyShares(Map<Integer, byte[]> shares) {
    Octets entries = new Octets();
    shares.forEach((group, share) -> entries.u16(group).vector16(share));
    return new HelloExtension(KEY_SHARE, new Octets().vector16(entries.bytes()).bytes());
  }

  /** psk_dhe_ke alone (RFC 8446 section 4.2.9). */
  public static HelloExtension pskModes() {
    return new HelloExtension(PSK_MODES, new Octets().vector8(new byte[] {1}).bytes());
  }

  /** A ticket of RFC 5077; an empty one asks for one. */
  public static HelloExtension sessionTicket(byte[] ticket) {
    return new HelloExtension(Extensions.SESSION_TICKET, ticket);
  }

  public static HelloExtension extendedMasterSecret() {
    return new HelloExtension(Extensions.EXTENDED_MASTER_SECRET, new byte[0]);
  }

  /** RFC 5746 section 3.4: empty in a first handshake. */
  public static HelloExtension renegotiationInfo() {
    return new HelloExtension(
        Extensions.RENEGOTIATION_INFO, new Octets().vector8(new byte[0]).bytes());
  }

  /** Zeros (RFC 7685). */
  public static HelloExtension padding(int bytes) {
    return new HelloExtension(PADDING, new byte[bytes]);
  }
}
