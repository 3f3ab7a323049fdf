package dev.sallyport.wire.pcapng;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.wire.bytes.Cursor;
import dev.sallyport.wire.bytes.Cursor.Overrun;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InterfaceDescriptionTest {
  @ParameterizedTest(name = "options {0}: {1} is {2} ns")
  @CsvSource({
    "'', 5000007, 5000007000",
    "00090001 09000000, 5000007, 5000007",
    "00090001 8a000000, 1536, 1500000000",
    "00090001 03000000 000e0008 0000000000000064, 2500, 102500000000"
  })
  void timesFollowResolutionAndOffset(String options, long stamp, long nanos) throws Overrun {
    byte[] body = HexFormat.of().parseHex("0001" + "0000" + "00040000" + options.replace(" ", ""));
    InterfaceDescription read = InterfaceDescription.read(new Cursor(body, 0, body.length));
    assertThat(read.linkType()).isEqualTo(1);
    assertThat(read.nanos(stamp)).isEqualTo(nanos);
  }
}
