package dev.sallyport.console;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files sent to the page Analyse that are none, too large, or stop half way: over the socket. */
class UploadsTest {
  private static final String PART =
      "--b\r\nContent-Disposition: form-data; name=\"capture\"; filename=\"x\"\r\n\r\n";
  private static final String END = "\r\n--b--\r\n";
  private static final long TOO_LARGE = 65L << 20;

  private RunningConsole console;
  private List<Path> before;

  @BeforeEach
  void start() throws Exception {
    console = new RunningConsole();
    before = folders();
  }

  @AfterEach
  void stop() throws IOException {
    console.close();
    assertThat(folders()).as("nothing stays behind").isEqualTo(before);
  }

  private static List<Path> folders() throws IOException {
    try (Stream<Path> all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return all.filter(p -> p.getFileName().toString().startsWith("sallyport-console")).toList();
    }
  }

  private Socket begun(long length) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), console.root().getPort());
    socket.setSoTimeout(60_000);
    String head =
        """
        POST /analyse HTTP/1.1\r
        Host: localhost\r
        Authorization: Bearer %s\r
        Content-Type: multipart/form-data; boundary=b\r
        Content-Length: %d\r
        \r
        """
            .formatted(console.token.text(), length);
    socket.getOutputStream().write(head.getBytes(ISO_8859_1));
    return socket;
  }

  private static String answer(Socket socket) throws IOException {
    return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
  }

  @Test
  void whatIsNoCaptureIsRefusedInWords() throws Exception {
    String form = PART + "no capture" + END;
    try (Socket socket = begun(form.length())) {
      socket.getOutputStream().write(form.getBytes(ISO_8859_1));
      assertThat(answer(socket)).startsWith("HTTP/1.1 400 ").contains("the capture");
    }
    assertThat(console.log).singleElement().asString().contains("POST /analyse: the capture");
  }

  @Test
  void whatStopsHalfWayIsRefused() throws Exception {
    try (Socket socket = begun(1_000)) {
      socket.getOutputStream().write((PART + "half").getBytes(ISO_8859_1));
      socket.shutdownOutput();
      assertThat(answer(socket)).startsWith("HTTP/1.1 400 ").contains("the request stops ");
    }
    assertThat(console.log).singleElement().asString().contains("the request stops ");
  }

  @Test
  void whatIsTooLargeIsRefusedAndTheBrowserSeesIt() throws Exception {
    try (Socket socket = begun(PART.length() + TOO_LARGE + END.length())) {
      OutputStream out = socket.getOutputStream();
      out.write(PART.getBytes(ISO_8859_1));
      byte[] some = new byte[1 << 20];
      for (long sent = 0; sent < TOO_LARGE; sent += some.length) {
        out.write(some);
      }
      out.write(END.getBytes(ISO_8859_1));
      assertThat(answer(socket)).startsWith("HTTP/1.1 400 ").contains("too large");
    }
  }
}
