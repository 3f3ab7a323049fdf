package dev.sallyport.wire.ip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.wire.bytes.Cursor.Overrun;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IpAddressTest {
  @ParameterizedTest(name = "{1}")
  @CsvSource({
    "0a000005, 10.0.0.5, 10.0.0.5:443",
    "ffffffff, 255.255.255.255, 255.255.255.255:443",
    "20010db8000000000000000000000005, 2001:db8::5, [2001:db8::5]:443",
    "00000000000000000000000000000001, ::1, [::1]:443",
    "20010db8000000010001000100010001, 2001:db8:0:1:1:1:1:1, [2001:db8:0:1:1:1:1:1]:443",
    "fe800000000000000000000000000000, fe80::, [fe80::]:443"
  })
  void isWrittenAsItsRfcSays(String hex, String text, String withPort) throws Overrun {
    IpAddress address = IpAddress.of(HexFormat.of().parseHex(hex));
    assertThat(address).hasToString(text);
    assertThat(address.withPort(443)).isEqualTo(withPort);
  }
}
