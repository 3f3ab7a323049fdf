package dev.sallyport.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTextTest {
  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, 10.255.0.1, true",
    "10.0.0.0/8, 11.0.0.1, false",
    "10.0.0.1, 10.0.0.1, true",
    "10.0.0.1, 10.0.0.2, false",
    "10.0.128.0/17, 10.0.255.1, true",
    "10.0.128.0/17, 10.0.127.1, false",
    "0.0.0.0/0, 255.1.2.3, true",
    "2001:db8::/33, 2001:db8:7fff::1, true",
    "2001:db8::/33, 2001:db8:8000::1, false",
    "::/0, 10.0.0.1, false",
  })
  void aRangeContainsWhatSharesItsPrefix(String range, String address, boolean contained) {
    assertThat(AddressRange.parse(range).contains(InetAddress.ofLiteral(address)))
        .isEqualTo(contained);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "/", "10.0.0.0/", "10.0.0.0/-1", "10.0.0.0/33", "::/129", "dead.beef", "a/8"})
  void whatIsNoRangeIsRefusedAndNeverResolved(String text) {
    assertThatThrownBy(() -> AddressRange.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("wanted an address or ADDRESS/BITS, got " + text);
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1:0, 127.0.0.1:0",
    "localhost:65535, 127.0.0.1:65535",
    "[::]:8443, [::]:8443",
    "[2001:DB8:0:0::1]:1, [2001:db8::1]:1",
  })
  void aSocketAddressIsWrittenAsItWasRead(String text, String written) {
    assertThat(SocketAddressText.write(SocketAddressText.parse(text))).isEqualTo(written);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ":",
        ":80",
        "[]:80",
        "::1:80",
        "[127.0.0.1]:80",
        "127.0.0.1",
        "127.0.0.1:",
        "127.0.0.1:+1",
        "127.0.0.1:65536",
        "127.0.0.1:1234567",
        "name.test:80",
        "[::1]80"
      })
  void whatIsNoSocketAddressIsRefused(String text) {
    assertThatThrownBy(() -> SocketAddressText.parse(text))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
