package dev.sallyport.capture.analysis;

import static dev.sallyport.capture.analysis.Wire.ACK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.capture.analysis.Packets.Packet;
import dev.sallyport.capture.keys.Keys;
import dev.sallyport.wire.bytes.Cursor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One request and its answer, however the packets are framed. */
class LinkTypesTest {
  private static final String GET = "GET /x HTTP/1.1\r\nHost: a\r\n\r\n";
  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
  private static final String ETHERNET = "020000000001020000000002";

  private static List<Packet> exchange() {
    return new Wire()
        .connected()
        .client(0.03, ACK, 0, 0, GET)
        .origin(0.04, ACK, 0, GET.length(), OK)
        .packets();
  }

  private static void assertIsRead(List<Packet> packets) throws IOException {
    List<AnalysedFlow> flows = SharedCaptures.flows(new Keys(), Packets.pcap(packets));
    assertThat(flows).hasSize(1);
    assertThat(flows.getFirst().requests()).isEqualTo(1);
    assertThat(flows.getFirst().responses()).isEqualTo(1);
    assertThat(flows.getFirst().findings()).isEmpty();
  }

  private static Packet framed(Packet packet, int linkType, String hex) {
    byte[] before = HexFormat.of().parseHex(hex.replace(" ", "").replace("ETHERNET", ETHERNET));
    byte[] frame = joined(before, packet.frame().array());
    return new Packet(packet.nanos(), linkType, new Cursor(frame, 0, frame.length));
  }

  private static byte[] joined(byte[]... parts) {
    ByteBuffer all = ByteBuffer.allocate(Arrays.stream(parts).mapToInt(part -> part.length).sum());
    for (byte[] part : parts) {
      all.put(part);
    }
    return all.array();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "Ethernet, 1, ETHERNET 0800",
    "VLAN, 1, ETHERNET 8100 0064 0800",
    "QinQ, 1, ETHERNET 88a8 0064 8100 0065 0800",
    "QinQ of old, 1, ETHERNET 9100 0064 8100 0065 0800",
    "four tags, 1, ETHERNET 88a8 0001 88a8 0002 8100 0003 8100 0004 0800",
    "PPPoE, 1, ETHERNET 8864 1100 0001 0028 0021",
    "NULL of a little-endian machine, 0, 02000000",
    "NULL of a big-endian machine, 0, 00000002",
    "LOOP, 108, 00000002",
    "RAW, 101, ''",
    "RAW of BSD, 12, ''",
    "RAW of OpenBSD, 14, ''",
    "IPv4 alone, 228, ''",
    "PPP, 9, 0021",
    "PPP with address and control, 9, ff03 0021",
    "SLL, 113, 0000 0001 0006 0200000000010000 0800",
    "SLL with a VLAN, 113, 0000 0001 0006 0200000000010000 8100 0064 0800",
    "SLL2, 276, 0800 0000 00000002 0001 00 06 0200000000010000",
  })
  void carryIpv4(String name, int linkType, String before) throws IOException {
    List<Packet> packets = new ArrayList<>();
    exchange().forEach(packet -> packets.add(framed(packet, linkType, before)));
    assertIsRead(packets);
  }

  /** RFC 8200 section 4: each header names the next one. */
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "Ethernet, 1, ETHERNET 86dd, 6, ''",
    "NULL of FreeBSD, 0, 1c000000, 6, ''",
    "NULL of macOS, 0, 1e000000, 6, ''",
    "RAW, 101, '', 6, ''",
    "IPv6 alone, 229, '', 6, ''",
    "PPP, 9, 0057, 6, ''",
    "SLL2, 276, 86dd 0000 00000002 0001 00 06 0200000000010000, 6, ''",
    "hop-by-hop options, 101, '', 0, 06 00 010400000000",
    "routing, 101, '', 43, 06 00 000000000000",
    "destination options, 101, '', 60, 06 01 010c 000000000000000000000000",
    "authentication, 101, '', 51, 06 04 0000 00000001 00000001 000000000000000000000000",
    "three of them, 101, '', 0, 2b 00 010400000000 3c 00 000000000000 06 00 010400000000",
    "the only fragment, 101, '', 44, 06 00 0000 00000007",
  })
  void carryIpv6(String name, int linkType, String before, int next, String extensions)
      throws IOException {
    byte[] between = HexFormat.of().parseHex(extensions.replace(" ", ""));
    List<Packet> packets = new ArrayList<>();
    exchange()
        .forEach(packet ->
            packets.add(framed(v6(packet, next, joined(between, tcp(packet))), linkType, before)));
    assertIsRead(packets);
  }

  /** RFC 8200 section 4.5; the last fragment comes first. */
  @ParameterizedTest(name = "cut behind {0} bytes")
  @CsvSource({"8", "24", "32"})
  void fragmentsOfIpv6ArePutTogether(int cut) throws IOException {
    List<Packet> packets = new ArrayList<>();
    for (Packet packet : exchange()) {
      byte[] tcp = tcp(packet);
      if (tcp.length <= cut) {
        packets.add(v6(packet, 6, tcp));
        continue;
      }
      byte[] identification = {0, 0, 0, (byte) packets.size()};
      byte[] last = joined(new byte[] {6, 0, 0, (byte) cut}, identification);
      byte[] first = joined(new byte[] {6, 0, 0, 1}, identification);
      packets.add(v6(packet, 44, joined(last, Arrays.copyOfRange(tcp, cut, tcp.length))));
      packets.add(v6(packet, 44, joined(first, Arrays.copyOf(tcp, cut))));
    }
    assertIsRead(packets);
  }

  /** RFC 791 section 3.1: options, and the filling of a short Ethernet frame. */
  @ParameterizedTest(name = "{0} words of options, {1} bytes of filling")
  @CsvSource({"0, 6", "1, 0", "10, 6"})
  void optionsAndFillingAreNoPayload(int words, int filling) throws IOException {
    List<Packet> packets = new ArrayList<>();
    for (Packet packet : exchange()) {
      byte[] head = Arrays.copyOf(packet.frame().array(), 20);
      head[0] = (byte) (0x45 + words);
      ByteBuffer.wrap(head).putShort(2, (short) (packet.frame().remaining() + words * 4));
      byte[] options = new byte[words * 4];
      Arrays.fill(options, (byte) 1);
      byte[] whole = joined(head, options, tcp(packet), new byte[filling]);
      Packet longer = new Packet(packet.nanos(), 1, new Cursor(whole, 0, whole.length));
      packets.add(framed(longer, 1, "ETHERNET 0800"));
    }
    assertIsRead(packets);
  }

  private static byte[] tcp(Packet packet) {
    byte[] bytes = packet.frame().array();
    return Arrays.copyOfRange(bytes, 20, bytes.length);
  }

  /** The same from 2001:db8::1 to 2001:db8::2, or back. */
  private static Packet v6(Packet packet, int next, byte[] payload) {
    boolean fromClient = packet.frame().array()[15] == 1;
    ByteBuffer head = ByteBuffer.allocate(40);
    head.putInt(6 << 28).putShort((short) payload.length).put((byte) next).put((byte) 64);
    head.putLong(0x20010db8L << 32).putLong(fromClient ? 1 : 2);
    head.putLong(0x20010db8L << 32).putLong(fromClient ? 2 : 1);
    byte[] whole = joined(head.array(), payload);
    return new Packet(packet.nanos(), 101, new Cursor(whole, 0, whole.length));
  }
}
