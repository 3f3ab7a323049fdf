package dev.sallyport.console.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostCheckTest {
  private static final HostCheck CHECK =
      new HostCheck(InetAddress.ofLiteral("10.0.0.9"), List.of("console.example.com"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "LOCALHOST:9443",
        "127.0.0.1",
        "127.0.0.1:9443",
        "[::1]:9443",
        "Console.example.com:9443",
        "10.0.0.9:9443"
      })
  void allowsTheAddressThatItCameToLoopbackAndItsOwnNames(String host) {
    assertThat(CHECK.allows(host)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ":9443",
        "evil.example",
        "evil.example:9443",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
        "10.0.0.8",
        "[::1",
        "[evil.example]",
        "2130706433",
        "127.1"
      })
  void refusesEveryOtherName(String host) {
    assertThat(CHECK.allows(host)).isFalse();
  }
}
