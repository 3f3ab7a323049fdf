package dev.sallyport.doctor.offers;

import dev.sallyport.wire.bytes.Cursor;
import dev.sallyport.wire.bytes.Cursor.Overrun;
import dev.sallyport.wire.tls.HandshakeType;
import dev.sallyport.wire.tls.HelloExtension;
import dev.sallyport.wire.tls.RecordHeader;
import dev.sallyport.wire.tls.ServerHello;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * The session that a server of TLS 1.2 gave, as the wire shows it in clear: its id, or a ticket
 * (RFC 5077 section 3.3). Its keys are not in it: it can be offered, and no more.
 */
@SuppressWarnings("ArrayRecordComponent") // carried on, never compared
record GivenSession(byte[] id, byte[] ticket) {
  private static final int ID_BYTES = 32;

  /** Of the bytes that came from the server; what is not there is empty. */
  static GivenSession of(byte[] heard) {
    byte[] id = new byte[0];
    byte[] ticket = new byte[0];
    try {
      byte[] messages = clearMessages(heard);
      Cursor in = new Cursor(messages, 0, messages.length);
      while (in.remaining() >= 4) {
        int type = in.u8();
        Cursor body = in.sub(in.u24());
        if (type == HandshakeType.SERVER_HELLO) {
          id = ServerHello.read(body).sessionId();
        } else if (type == HandshakeType.NEW_SESSION_TICKET) {
          body.skip(4); // how long it is good for
          ticket = body.bytes(body.u16());
        }
      }
    } catch (Overrun e) {
      // What was read before stands.
    }
    return new GivenSession(id, ticket);
  }

  boolean none() {
    return id.length == 0 && ticket.length == 0;
  }

  /** The same hello, offering this session; a ticket comes with an id to be recognized by. */
  Offer in(Offer offer, String difference) {
    byte[] marked = new byte[ID_BYTES];
    Arrays.fill(marked, (byte) 0x5a);
    return offer.but(
        difference,
        draft ->
            ticket.length == 0
                ? draft.session(id)
                : draft.session(marked).with(HelloExtension.sessionTicket(ticket)));
  }

  /** Handshake records up to the first ChangeCipherSpec. */
  private static byte[] clearMessages(byte[] heard) {
    ByteArrayOutputStream messages = new ByteArrayOutputStream();
    try {
      Cursor in = new Cursor(heard, 0, heard.length);
      while (in.remaining() >= 5) {
        int type = in.u8();
        in.skip(2);
        byte[] content = in.bytes(in.u16());
        if (type != RecordHeader.HANDSHAKE) {
          break;
        }
        messages.writeBytes(content);
      }
    } catch (Overrun e) {
      // The last record is not whole.
    }
    return messages.toByteArray();
  }
}
