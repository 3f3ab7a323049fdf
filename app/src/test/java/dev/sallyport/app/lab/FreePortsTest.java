package dev.sallyport.app.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FreePortsTest {
  @Test
  void aPortThatIsTakenIsToldAndAnyStandsForIt() throws Exception {
    List<String> told = new ArrayList<>();
    FreePorts ports = new FreePorts(told::add);
    int free;
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = taken.getLocalPort();
      assertThat(ports.orAny(free, "the console")).isZero();
    }
    assertThat(told)
        .containsExactly(
            "sallyport: 127.0.0.1:" + free + " is taken; the console gets another port");
    assertThat(ports.orAny(free, "the console")).isEqualTo(free);
    assertThat(told).hasSize(1);
  }
}
