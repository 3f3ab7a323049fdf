package dev.sallyport.wire.pcap;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.wire.bytes.Cursor.Overrun;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PcapHeaderTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "d4c3b2a1 02000400 00000000 00000000 00000400 01000000, true, false, 1",
    "a1b2c3d4 00020004 00000000 00000000 00040000 00000071, false, false, 113",
    "4d3cb2a1 02000400 00000000 00000000 00000400 65000000, true, true, 101",
    "a1b23c4d 00020004 00000000 00000000 00040000 14000001, false, true, 1"
  })
  void tellsOrderResolutionAndLinkType(String hex, boolean little, boolean nanosecond, int linkType)
      throws Overrun {
    assertThat(PcapHeader.read(HexFormat.of().parseHex(hex.replace(" ", ""))))
        .isEqualTo(new PcapHeader(little, nanosecond, 16, 262_144, linkType));
  }

  @Test
  void anotherFileHasNone() throws Overrun {
    assertThat(PcapHeader.read("<html><body>nothing here".getBytes(US_ASCII))).isNull();
  }

  @Test
  void fractionsCountMicrosecondsOrNanoseconds() throws Overrun {
    byte[] packet = HexFormat.of().parseHex("00000002" + "00000005" + "0000003c" + "00000050");
    PcapHeader micros = new PcapHeader(false, false, 16, 0, 1);
    PcapHeader nanos = new PcapHeader(false, true, 16, 0, 1);
    assertThat(PacketHeader.read(micros, packet, 0))
        .isEqualTo(new PacketHeader(2_000_005_000L, 60, 80));
    assertThat(PacketHeader.read(nanos, packet, 0).nanos()).isEqualTo(2_000_000_005L);
  }
}
