package dev.sallyport.lab.fault;

import dev.sallyport.lab.net.ConnectionHandler;
import dev.sallyport.lab.pki.Identity;
import dev.sallyport.lab.tls.ClientHello;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;

/**
 * Answers the ClientHello in TLS 1.2 with a certificate that no TLS library would serve, and goes
 * no further: a client judges it at once (RFC 5246 section 7.4.2).
 */
final class CertificateFlight implements ConnectionHandler {
  /** TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256, and the renegotiation_info of RFC 5746. */
  private static final byte[] SERVER_HELLO =
      HexFormat.of()
          .parseHex(
              "0200002d" + "0303" + "5a".repeat(32) + "00" + "c02b" + "00" + "0005ff01000100");

  private static final int HANDSHAKE = 22;
  private static final int CERTIFICATE = 11;

  private final Identity identity;

  CertificateFlight(Identity identity) {
    this.identity = identity;
  }

  @Override
  public void handle(Socket socket) throws IOException {
    ClientHello.read(socket.getInputStream());
    socket.getOutputStream().write(record(SERVER_HELLO));
    socket.getOutputStream().write(record(certificates()));
    Silence.keep(socket);
  }

  private byte[] certificates() throws IOException {
    ByteArrayOutputStream list = new ByteArrayOutputStream();
    for (X509Certificate certificate : identity.chain()) {
      try {
        list.writeBytes(withLength(certificate.getEncoded()));
      } catch (CertificateEncodingException e) {
        throw new IOException("a certificate of the lab has no encoding", e);
      }
    }
    byte[] body = withLength(list.toByteArray());
    return ByteBuffer.allocate(4 + body.length)
        .putInt(CERTIFICATE << 24 | body.length)
        .put(body)
        .array();
  }

  /** A vector of at most 2^24 - 1 bytes behind its length (RFC 5246 section 4.3). */
  private static byte[] withLength(byte[] bytes) {
    return ByteBuffer.allocate(3 + bytes.length)
        .put((byte) (bytes.length >> 16))
        .putShort((short) bytes.length)
        .put(bytes)
        .array();
  }

  private static byte[] record(byte[] fragment) {
    return ByteBuffer.allocate(5 + fragment.length)
        .put((byte) HANDSHAKE)
        .putShort((short) 0x0303)
        .putShort((short) fragment.length)
        .put(fragment)
        .array();
  }
}
