package dev.sallyport.lab.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/** Faults without TLS, byte for byte through a raw socket. */
@Timeout(60)
class PlainFaultsTest {
  private static final String CHUNKED = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";

  static final List<Fault> PLAIN =
      Faults.all().stream().filter(fault -> fault.play() instanceof Play.OverHttp).toList();

  private static Socket connect(FaultServer server) throws Exception {
    Socket socket = new Socket(server.address().getAddress(), server.port());
    socket
        .getOutputStream()
        .write("GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  static final List<List<String>> ENDS =
      List.of(
          List.of("head-cut", "HTTP/1.1 200 OK\r\nContent-Le"),
          List.of("head-status-line-malformed", "HTTP/1.1 OK 200\r\nContent-Length: 0\r\n\r\n"),
          List.of("body-chunk-cut", CHUNKED + "64\r\n" + "x".repeat(50)),
          List.of("body-last-chunk-missing", CHUNKED + "3\r\nok\n\r\n"),
          List.of("response-closed", ""));

  @ParameterizedTest
  @FieldSource("ENDS")
  void theAnswerEndsThere(List<String> faultAndAnswer) throws Exception {
    try (FaultServer server = FaultServer.startPlain(Faults.named(faultAndAnswer.getFirst()));
        Socket socket = connect(server)) {
      assertThat(socket.getInputStream().readAllBytes())
          .asString(StandardCharsets.US_ASCII)
          .isEqualTo(faultAndAnswer.getLast());
    }
  }

  @ParameterizedTest
  @CsvSource({"framing-bytes-after-response,2", "framing-body-on-204,1", "framing-body-on-304,1"})
  void bytesFollowWhereNoneShould(String fault, int bodies) throws Exception {
    try (FaultServer server = FaultServer.startPlain(Faults.named(fault));
        Socket socket = connect(server)) {
      String seen = "";
      while (seen.split("\r\n\r\nok\n", -1).length <= bodies) {
        int next = socket.getInputStream().read();
        assertThat(next).as("a byte after: %s", seen).isNotNegative();
        seen += (char) next;
      }
      assertThat(seen).endsWith("ok\n");
    }
  }

  private static void readToTheEnd(Socket socket) throws IOException {
    socket.setSoTimeout(10_000);
    try {
      socket.getInputStream().transferTo(OutputStream.nullOutputStream());
    } catch (SocketException e) {
      // An RST is an end too.
    }
  }

  @ParameterizedTest
  @FieldSource("PLAIN")
  void closeEndsAFaultInProgress(Fault fault) throws Exception {
    FaultServer server = FaultServer.startPlain(fault);
    try (Socket socket = connect(server)) {
      server.close();
      assertThatThrownBy(() -> connect(server).close()).hasMessageContaining("refused");
      assertThatCode(() -> readToTheEnd(socket)).as("does not wait").doesNotThrowAnyException();
    }
  }

  @Test
  void aFaultOfTlsIsNotPlayedWithoutIt() {
    assertThat(Faults.all().stream().filter(fault -> !fault.plainToo()))
        .isNotEmpty()
        .allSatisfy(fault ->
            assertThatThrownBy(() -> FaultServer.startPlain(fault))
                .hasMessageContaining(fault.name()));
  }

  @Test
  void anUnknownNameIsToldWhatThereIs() {
    assertThatThrownBy(() -> Faults.named("no-such-fault"))
        .hasMessageContaining("no-such-fault")
        .hasMessageContaining("connect-refused");
  }
}
