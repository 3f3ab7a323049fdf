package dev.sallyport.doctor.offers;

import dev.sallyport.lab.net.Listener;
import dev.sallyport.wire.bytes.Cursor;
import dev.sallyport.wire.bytes.Cursor.Overrun;
import dev.sallyport.wire.tls.ClientHello;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;

/**
 * The flight of a TLS 1.2 server of one suite, written byte by byte, without a certificate. Other
 * hellos get alert handshake_failure.
 *
 * @param primeBits of the finite field, where the suite has one
 * @param secure whether renegotiation_info is in the ServerHello
 */
record ScriptedHello(int suite, int primeBits, boolean secure) {
  private static final byte[] HANDSHAKE_FAILURE = {21, 3, 3, 0, 2, 2, 40};

  static Listener serve(ScriptedHello script) throws IOException {
    return Listener.start("scripted-hello", script::answer);
  }

  private void answer(Socket socket) throws IOException {
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    do {
      byte[] header = socket.getInputStream().readNBytes(5);
      if (header.length < 5) {
        return;
      }
      message.writeBytes(socket.getInputStream().readNBytes(u16(header, 3)));
    } while (message.size() < 4 + u16(message.toByteArray(), 2));
    boolean fits;
    try {
      fits =
          ClientHello.read(new Cursor(message.toByteArray(), 4, message.size()))
              .suites()
              .contains(suite);
    } catch (Overrun e) {
      fits = false;
    }
    socket.getOutputStream().write(fits ? flight() : HANDSHAKE_FAILURE);
    socket.shutdownOutput();
  }

  /** ServerHello, ServerKeyExchange where the suite has one, ServerHelloDone: one record. */
  byte[] flight() {
    ByteArrayOutputStream hello = new ByteArrayOutputStream();
    hello.writeBytes(new byte[] {3, 3});
    hello.writeBytes(new byte[32]);
    hello.writeBytes(new byte[] {0, (byte) (suite >> 8), (byte) suite, 0});
    if (secure) {
      hello.writeBytes(new byte[] {0, 5, (byte) 0xff, 1, 0, 1, 0});
    }
    ByteArrayOutputStream messages = new ByteArrayOutputStream();
    message(messages, 2, hello.toByteArray());
    if (primeBits > 0) {
      message(messages, 12, fieldKey());
    } else {
      message(messages, 12, new byte[] {3, 0, 29, 1, 4, 4, 1, 0, 1, 7});
    }
    message(messages, 14, new byte[0]);
    ByteArrayOutputStream record = new ByteArrayOutputStream();
    record.writeBytes(new byte[] {22, 3, 3, (byte) (messages.size() >> 8), (byte) messages.size()});
    record.writeBytes(messages.toByteArray());
    return record.toByteArray();
  }

  private byte[] fieldKey() {
    ByteArrayOutputStream key = new ByteArrayOutputStream();
    byte[] prime = new byte[primeBits / 8];
    prime[0] = (byte) 0x80;
    key.writeBytes(new byte[] {(byte) (prime.length >> 8), (byte) prime.length});
    key.writeBytes(prime);
    key.writeBytes(new byte[] {0, 1, 2, 0, 1, 5, 4, 1, 0, 1, 7});
    return key.toByteArray();
  }

  private static void message(ByteArrayOutputStream out, int type, byte[] body) {
    out.writeBytes(new byte[] {(byte) type, 0, (byte) (body.length >> 8), (byte) body.length});
    out.writeBytes(body);
  }

  private static int u16(byte[] bytes, int at) {
    return (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
  }
}
