package dev.sallyport.gateway.origin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.diagnosis.trail.Event.ConnectFault;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OriginFaultTest {
  private static final String ADDRESS = "10.0.0.5:443";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "finishConnect(..) failed with error(-111): Connection refused: /10.0.0.5:443",
        "Connection refused: /10.0.0.5:443",
        "Connection refused",
      })
  void aRefusalIsToldInTheSystemsOwnWords(String message) {
    var failed = OriginFault.connect(ADDRESS, new ConnectException(message));
    assertThat(failed.fault()).isEqualTo(ConnectFault.REFUSED);
    assertThat(failed.detail()).isEqualTo("Connection refused");
  }

  @Test
  void noRouteAndNoDescriptorAreToldApart() {
    var noRoute = new NoRouteToHostException("finishConnect(..): No route to host: /10.0.0.5:443");
    assertThat(OriginFault.connect(ADDRESS, noRoute).fault()).isEqualTo(ConnectFault.UNREACHABLE);
    assertThat(OriginFault.connect(ADDRESS, noRoute).detail()).isEqualTo("No route to host");
    var none = new java.io.IOException("newSocketStream(..) failed: Too many open files");
    assertThat(OriginFault.connect(ADDRESS, none).fault()).isEqualTo(ConnectFault.LOCAL);
  }
}
