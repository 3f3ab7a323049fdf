package dev.sallyport.doctor.offers;

import dev.sallyport.wire.bytes.Cursor;
import dev.sallyport.wire.bytes.Cursor.Overrun;
import dev.sallyport.wire.tls.CipherSuite;
import dev.sallyport.wire.tls.Extensions;
import dev.sallyport.wire.tls.HandshakeMessages;
import dev.sallyport.wire.tls.HandshakeType;
import dev.sallyport.wire.tls.ProtocolVersion;
import dev.sallyport.wire.tls.RecordHeader;
import dev.sallyport.wire.tls.ServerHello;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a server sends after a ClientHello, as far as it is in clear: up to ServerHelloDone, or to
 * ChangeCipherSpec where it resumes a session; at TLS 1.3 up to ServerHello or HelloRetryRequest.
 * Reads hostile bytes: at most {@link #MOST_BYTES} of them, and never past their end. Not
 * thread-safe.
 */
final class ServerFlight {
  static final int MOST_BYTES = 128 << 10;

  private static final int MOST_SHOWN = 32;
  private static final int MOST_WARNINGS = 4;
  private static final int WARNING = 1;
  private static final int STATUS_REQUEST = 5;
  private static final int SESSION_TICKET = 35;

  private final ByteArrayOutputStream unread = new ByteArrayOutputStream();
  private final ByteArrayOutputStream handshake = new ByteArrayOutputStream();
  private final List<Integer> warnings = new ArrayList<>();
  private long taken;
  private boolean anyRecord;
  private @Nullable Reply end;
  private @Nullable ServerHello hello;
  private boolean ticket;
  private boolean resumed;
  private boolean willStaple;
  private int group;
  private int signature;
  private int primeBits;
  private boolean stapled;
  private boolean certificateAsked;
  private List<byte[]> chain = List.of();

  /** Takes what came next; nothing is read once there is an end. */
  void take(byte[] bytes, int length) {
    taken += length;
    unread.write(bytes, 0, length);
    try {
      records();
    } catch (Overrun e) {
      end = new Reply.Broken("a message whose lengths do not fit: " + e.getMessage());
    }
    if (end == null && taken > MOST_BYTES) {
      end = new Reply.Broken("more than " + MOST_BYTES + " bytes before the flight's end");
    }
  }

  /** How it ended; null as long as more is awaited. */
  @Nullable Reply end() {
    return end;
  }

  /** Null where none came. */
  @Nullable ServerHello hello() {
    return hello;
  }

  /** Of the key exchange, as the server chose it; 0 where it names none. */
  int group() {
    return group;
  }

  /** The algorithm by which the server signed its key exchange; 0 where it is not in clear. */
  int signature() {
    return signature;
  }

  /**
   * Of the prime of a finite-field key exchange (RFC 5246 section 7.4.3); 0 where there is none.
   */
  int primeBits() {
    return primeBits;
  }

  /** As DER, leaf first; empty where it is not in clear. */
  List<byte[]> chain() {
    return chain;
  }

  /** Whether an OCSP response came with it. */
  boolean stapled() {
    return stapled;
  }

  boolean willStaple() {
    return willStaple;
  }

  /** Whether the server will give a ticket (RFC 5077 section 3.2). */
  boolean ticket() {
    return ticket;
  }

  /** Whether the server goes on with the session that was offered (RFC 5246 section 7.3). */
  boolean resumed() {
    return resumed;
  }

  boolean certificateAsked() {
    return certificateAsked;
  }

  /** Alerts of level warning that came before the hello, by number. */
  List<Integer> warnings() {
    return warnings;
  }

  private void records() throws Overrun {
    byte[] bytes = unread.toByteArray();
    Cursor in = new Cursor(bytes, 0, bytes.length);
    int read = 0;
    while (end == null && in.remaining() >= 5) {
      int type = in.u8();
      int version = in.u16();
      int length = in.u16();
      if (!plausible(type, version, length)) {
        end = anyRecord ? new Reply.Broken("bytes that are no record") : notTls(bytes);
        return;
      }
      if (in.remaining() < length) {
        break;
      }
      anyRecord = true;
      record(type, in.bytes(length));
      read = in.position();
    }
    if (end == null && !anyRecord && bytes.length > 0 && bytes.length < 5 && !begins(bytes[0])) {
      end = notTls(bytes);
    }
    unread.reset();
    unread.write(bytes, read, bytes.length - read);
  }

  private static boolean begins(byte first) {
    return first == RecordHeader.ALERT || first == RecordHeader.HANDSHAKE;
  }

  private static boolean plausible(int type, int version, int length) {
    return type >= RecordHeader.CHANGE_CIPHER_SPEC
        && type <= RecordHeader.APPLICATION_DATA + 1
        && version >> 8 == 3
        && length <= 16384 + 2048;
  }

  private static Reply notTls(byte[] bytes) {
    StringBuilder shown = new StringBuilder();
    for (int i = 0; i < Math.min(bytes.length, MOST_SHOWN); i++) {
      shown.append(bytes[i] >= ' ' && bytes[i] < 0x7f ? (char) bytes[i] : '.');
    }
    return new Reply.NotTls(shown.toString());
  }

  private void record(int type, byte[] content) throws Overrun {
    switch (type) {
      case RecordHeader.ALERT -> alert(content);
      case RecordHeader.HANDSHAKE -> {
        handshake.writeBytes(content);
        messages();
      }
      case RecordHeader.CHANGE_CIPHER_SPEC -> changed();
      default -> end = new Reply.Broken("a record of type " + type + " before the flight's end");
    }
  }

  /** Right after its hello the server changes its keys where it knows them already. */
  private void changed() {
    resumed = hello != null && chain.isEmpty();
    end =
        resumed
            ? new Reply.Accepted(this)
            : new Reply.Broken("a ChangeCipherSpec before the flight's end");
  }

  private void alert(byte[] content) {
    if (content.length != 2) {
      end = new Reply.Broken("an alert of " + content.length + " bytes");
    } else if (content[0] == WARNING && content[1] != 0 && warnings.size() < MOST_WARNINGS) {
      warnings.add(content[1] & 0xff);
    } else {
      end = new Reply.Refused(content[0] & 0xff, content[1] & 0xff);
    }
  }

  private void messages() throws Overrun {
    byte[] bytes = handshake.toByteArray();
    Cursor in = new Cursor(bytes, 0, bytes.length);
    int read = 0;
    while (end == null && in.remaining() >= 4) {
      int type = in.u8();
      int length = in.u24();
      if (length > MOST_BYTES) {
        end = new Reply.Broken("a handshake message of " + length + " bytes");
      } else if (in.remaining() < length) {
        break;
      } else {
        message(type, in.sub(length));
        read = in.position();
      }
    }
    handshake.reset();
    handshake.write(bytes, read, bytes.length - read);
  }

  private void message(int type, Cursor body) throws Overrun {
    if (type != HandshakeType.SERVER_HELLO && hello == null) {
      end = new Reply.Broken("a handshake message of type " + type + " before ServerHello");
      return;
    }
    switch (type) {
      case HandshakeType.SERVER_HELLO -> serverHello(body);
      case HandshakeType.NEW_SESSION_TICKET -> {} // of a session that is resumed
      case HandshakeType.CERTIFICATE -> chain = HandshakeMessages.certificates(body, false);
      case HandshakeType.CERTIFICATE_STATUS -> stapled = true;
      case HandshakeType.SERVER_KEY_EXCHANGE -> keyExchange(body);
      case HandshakeType.CERTIFICATE_REQUEST -> certificateAsked = true;
      case HandshakeType.SERVER_HELLO_DONE -> end = new Reply.Accepted(this);
      default -> end = new Reply.Broken("a handshake message of type " + type + " in the flight");
    }
  }

  private void serverHello(Cursor body) throws Overrun {
    if (hello != null) {
      end = new Reply.Broken("a second ServerHello");
      return;
    }
    byte[] copy = body.rest();
    hello = ServerHello.read(new Cursor(copy, 0, copy.length));
    Cursor again = new Cursor(copy, 0, copy.length);
    again.skip(34);
    again.skip(again.u8());
    again.skip(3);
    Extensions extensions = Extensions.read(again);
    group = extensions.chosenGroup();
    ticket = extensions.has(SESSION_TICKET);
    willStaple = extensions.has(STATUS_REQUEST);
    if (hello.version() >= ProtocolVersion.TLS_1_3) {
      end = new Reply.Accepted(this);
    }
  }

  /**
   * The parameters of the key exchange, and who signed them how.
   *
   * <pre>
   * curve: type(1)=3 group(2) point(1+n)     RFC 8422 section 5.4
   * field: prime(2+n) generator(2+n) public(2+n)  RFC 5246 section 7.4.3
   * then   algorithm(2) signature(2+n), at TLS 1.2
   * </pre>
   */
  private void keyExchange(Cursor body) throws Overrun {
    ServerHello chosen = hello;
    if (chosen == null) {
      return;
    }
    CipherSuite suite = chosen.suite();
    if (suite.name().contains("_ECDHE_")) {
      group = body.u8() == 3 ? body.u16() : 0;
      body.skip(body.u8());
    } else if (suite.name().contains("_DHE_")) {
      primeBits = bits(body.bytes(body.u16()));
      body.skip(body.u16());
      body.skip(body.u16());
    } else {
      return;
    }
    boolean signs = chosen.version() == ProtocolVersion.TLS_1_2 && !suite.name().contains("PSK");
    signature = signs ? body.u16() : 0;
  }

  private static int bits(byte[] number) {
    for (int i = 0; i < number.length; i++) {
      if (number[i] != 0) {
        return (number.length - i) * 8 - Integer.numberOfLeadingZeros(number[i] & 0xff) + 24;
      }
    }
    return 0;
  }
}
