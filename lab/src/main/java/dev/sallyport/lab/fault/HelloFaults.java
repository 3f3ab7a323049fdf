package dev.sallyport.lab.fault;

import dev.sallyport.lab.net.Endings;
import dev.sallyport.lab.tls.ClientHello;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Faults that one ClientHello meets and another does not. */
final class HelloFaults {
  private static final int TLS_1_3 = 0x0304;
  private static final int ECDHE_RSA_AES_128_GCM = 0xc02f;
  private static final int DHE_RSA_AES_128_SHA = 0x0033;
  private static final int BRAINPOOL_P256 = 26;
  private static final int ECDSA_SHA224 = 0x0303;
  private static final int ONE_SEGMENT_BYTES = 1_460;
  private static final int RECORD_HEADER_BYTES = 5;

  /** RFC 6066 section 3: level 1, a warning; unrecognized_name. */
  private static final byte[] NAME_WARNING = {21, 3, 3, 0, 2, 1, 112};

  private HelloFaults() {}

  static List<Fault> all() {
    return List.of(
        gated(
            "hello-tls-1.3-reset",
            "origin.handshake.version-intolerant",
            "A ClientHello that offers TLS 1.3 is answered by an RST; TLS 1.2 works.",
            unless(hello -> hello.versions().contains(TLS_1_3))),
        gated(
            "hello-name-reset",
            "origin.handshake.name-refused",
            "A ClientHello with a server name is answered by an RST; without one TLS works.",
            unless(hello -> hello.serverName().isPresent())),
        gated(
            "hello-name-warned",
            "origin.handshake.name-warning",
            "Before its ServerHello the server warns that it does not know the name.",
            HelloFaults::warned),
        new Fault(
            "hello-large-unanswered",
            "origin.handshake.large-hello",
            "A ClientHello of more than 1460 bytes is never answered; shorter ones work.",
            new Play.Gated(HelloFaults::large, TlsSetup.SOUND)),
        new Fault(
            "hello-pieces-reset",
            "origin.handshake.fragmented-hello",
            "A ClientHello whose first segment is not all of its record is answered by an RST.",
            new Play.Gated(HelloFaults::inPieces, TlsSetup.SOUND)),
        scripted(
            "hello-group-odd",
            "origin.handshake.no-shared-group",
            "The only group is brainpoolP256r1; who offers it gets no more than the key exchange.",
            hello ->
                hello.groups().contains(BRAINPOOL_P256)
                    ? HelloFlight.curve(ECDHE_RSA_AES_128_GCM, BRAINPOOL_P256, 0x0401)
                    : null),
        scripted(
            "hello-signature-odd",
            "origin.handshake.no-shared-signature",
            "The only signatures are by SHA-224; who offers them gets no more than the key"
                + " exchange.",
            hello ->
                hello.signatures().contains(ECDSA_SHA224)
                    ? HelloFlight.curve(ECDHE_RSA_AES_128_GCM, 29, ECDSA_SHA224)
                    : null),
        scripted(
            "hello-prime-short",
            "origin.handshake.dh-key-small",
            "The only suites have DHE, with a prime of 1024 bits; no more than the key exchange"
                + " comes.",
            hello ->
                hello.suites().contains(DHE_RSA_AES_128_SHA)
                    ? HelloFlight.field(DHE_RSA_AES_128_SHA, 1_024)
                    : null));
  }

  private static Fault gated(String name, String cause, String sentence, Play.Gate gate) {
    return new Fault(name, cause, sentence, new Play.Gated(gate, TlsSetup.TLS_1_2));
  }

  private static Play.Gate unless(Predicate<ClientHello> refused) {
    return socket -> {
      ClientHello hello = ClientHello.read(socket.getInputStream());
      return refused.test(hello) ? reset(socket) : hello.records();
    };
  }

  private static @Nullable ByteBuffer reset(Socket socket) throws IOException {
    Endings.reset(socket);
    return null;
  }

  private static ByteBuffer warned(Socket socket) throws IOException {
    ClientHello hello = ClientHello.read(socket.getInputStream());
    socket.getOutputStream().write(NAME_WARNING);
    return hello.records();
  }

  private static @Nullable ByteBuffer large(Socket socket) throws IOException {
    byte[] first = firstBytes(socket);
    if (first.length < ONE_SEGMENT_BYTES) {
      return ByteBuffer.wrap(first);
    }
    Silence.keep(socket);
    return null;
  }

  private static @Nullable ByteBuffer inPieces(Socket socket) throws IOException {
    byte[] first = firstBytes(socket);
    boolean whole =
        first.length > RECORD_HEADER_BYTES
            && first.length
                >= RECORD_HEADER_BYTES + Short.toUnsignedInt(ByteBuffer.wrap(first).getShort(3));
    return whole ? ByteBuffer.wrap(first) : reset(socket);
  }

  private static byte[] firstBytes(Socket socket) throws IOException {
    byte[] buffer = new byte[16 << 10];
    int length = socket.getInputStream().read(buffer);
    return Arrays.copyOf(buffer, Math.max(0, length));
  }

  /** What is answered to a hello; null: handshake_failure. */
  private interface Answer {
    byte @Nullable [] to(ClientHello hello);
  }

  private static Fault scripted(String name, String cause, String sentence, Answer answer) {
    return new Fault(
        name,
        cause,
        sentence,
        new Play.BelowTls(socket -> {
          byte[] flight = answer.to(ClientHello.read(socket.getInputStream()));
          socket.getOutputStream().write(flight == null ? HelloFlight.REFUSAL : flight);
          HandshakeFaults.fin(socket);
        }));
  }
}
