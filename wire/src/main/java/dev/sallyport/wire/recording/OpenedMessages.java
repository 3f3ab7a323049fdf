package dev.sallyport.wire.recording;

import dev.sallyport.wire.bytes.Cursor;
import dev.sallyport.wire.ip.IpAddress;
import dev.sallyport.wire.link.NetworkPacket;
import dev.sallyport.wire.pcapng.PcapngWriter;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Writes messages without the packets that carried them, in the form of Wireshark's exported PDUs:
 * what somebody has opened can stand beside what passed. Each is dissected by itself. Not
 * thread-safe.
 *
 * <pre>
 * *( tag(2) length(2) value, padded to 4 ) end(4) message    epan/exported_pdu.h
 * </pre>
 */
public final class OpenedMessages {
  private static final int DISSECTOR = 12;
  private static final int IPV4_SOURCE = 20;
  private static final int IPV4_DESTINATION = 21;
  private static final int IPV6_SOURCE = 22;
  private static final int IPV6_DESTINATION = 23;
  private static final int PORT_TYPE = 24;
  private static final int SOURCE_PORT = 25;
  private static final int DESTINATION_PORT = 26;
  private static final int TCP = 2;

  /** Enough for all tags. */
  private static final int TAG_BYTES = 96;

  private final PcapngWriter out;
  private final int interfaceNumber;
  private final Ends ends;

  private OpenedMessages(PcapngWriter out, int interfaceNumber, Ends ends) {
    this.out = out;
    this.interfaceNumber = interfaceNumber;
    this.ends = ends;
  }

  /**
   * Begins an interface for the messages of one connection.
   *
   * @param name of the interface
   */
  public static OpenedMessages begin(PcapngWriter out, String name, Ends ends) throws IOException {
    return new OpenedMessages(out, out.interfaceOf(NetworkPacket.EXPORTED_PDU, name), ends);
  }

  /** One message in HTTP/1; {@code nanos} since 1970. */
  public void http(boolean fromClient, long nanos, byte[] message, String... comments)
      throws IOException {
    ByteBuffer frame = ByteBuffer.allocate(TAG_BYTES + message.length);
    tag(frame, DISSECTOR, new byte[] {'h', 't', 't', 'p'});
    address(frame, true, fromClient ? ends.client() : ends.server());
    address(frame, false, fromClient ? ends.server() : ends.client());
    number(frame, PORT_TYPE, TCP);
    number(frame, SOURCE_PORT, fromClient ? ends.clientPort() : ends.serverPort());
    number(frame, DESTINATION_PORT, fromClient ? ends.serverPort() : ends.clientPort());
    frame.putInt(0).put(message);
    Cursor cursor = new Cursor(frame.array(), 0, frame.position());
    out.packet(interfaceNumber, nanos, cursor, frame.position(), comments);
  }

  private void address(ByteBuffer frame, boolean source, IpAddress address) {
    ByteBuffer bytes = ByteBuffer.allocate(ends.v6() ? 16 : 4);
    if (!ends.v6()) {
      bytes.putInt((int) address.low());
      tag(frame, source ? IPV4_SOURCE : IPV4_DESTINATION, bytes.array());
      return;
    }
    bytes.putLong(address.v6() ? address.high() : 0);
    bytes.putLong(address.v6() ? address.low() : 0xffff_0000_0000L | address.low());
    tag(frame, source ? IPV6_SOURCE : IPV6_DESTINATION, bytes.array());
  }

  private static void number(ByteBuffer frame, int tag, int value) {
    tag(frame, tag, ByteBuffer.allocate(4).putInt(value).array());
  }

  /** All values here are whole words. */
  private static void tag(ByteBuffer frame, int tag, byte[] value) {
    frame.putShort((short) tag).putShort((short) value.length).put(value);
  }
}
