package dev.sallyport.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainCommandTest {
  @Test
  void aCauseByItsName() {
    Sallyport run = Sallyport.run("explain", "origin.renegotiation.unanswered");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .startsWith("origin.renegotiation.unanswered\n")
        .contains("At the origin", "At the gateway", "sH--");
  }

  @Test
  void causesByTheirBeginning() {
    Sallyport run = Sallyport.run("explain", "origin.connect");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("origin.connect.refused\n", "\n\norigin.connect.timeout\n")
        .doesNotContain("origin.dns");
  }

  private static final String LINE =
      """
      {"timestamp":"2026-01-31T12:00:00Z","sallyport.exchange.id":"00000000000000ab",\
      "sallyport.site":"shop.example.com","client.address":"192.0.2.7",\
      "http.request.method":"GET","url.scheme":"https","url.path":"/cart\\u001b[31m",\
      "server.address":"shop.example.com","http.response.status_code":502,\
      "sallyport.duration_ms":12.5,"sallyport.phase.connect_ms":12.0,"sallyport.phase.send_ms":0.1,\
      "sallyport.trail":{"name":"00000000000000ab","client":"192.0.2.7:5","origin":"https://10.0.0.5",\
      "protocol":"HTTP/1.1","decrypted":true,"events":[\
      {"at":0,"from":"client","to":"gateway","event":"http.request-head","method":"GET",\
      "target":"/cart","protocol":"HTTP/1.1","head_bytes":40,"framing":"none","expect":false},\
      {"at":0.001,"from":"gateway","to":"origin","event":"tcp.syn","address":"10.0.0.5:443"},\
      {"at":0.013,"from":"origin","to":"gateway","event":"tcp.connect-failed",\
      "address":"10.0.0.5:443","fault":"refused","detail":"Connection refused"}]}}
      """;

  @TempDir private Path folder;

  @Test
  void anExchangeOfARotatedLog() throws IOException {
    Path log = folder.resolve("exchanges.log");
    Files.writeString(log, "{\"sallyport.exchange.id\":\"00000000000000ac\"}\n");
    Files.writeString(folder.resolve("exchanges.log.1"), "\n" + LINE);
    Sallyport run = Sallyport.run("explain", "00000000000000ab", "--log", log.toString());
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out())
        .startsWith("exchange 00000000000000ab at 2026-01-31T12:00:00Z\n")
        .contains("  GET https://shop.example.com/cart?[31m from 192.0.2.7\n")
        .contains("  connect             12.000 ms  " + "#".repeat(60) + "\n")
        .contains("  send                 0.100 ms  #\n")
        .contains("SYN 10.0.0.5:443")
        .contains("origin.connect.refused (certain)\n");
    assertThat(
            Sallyport.run("explain", "00000000000000ab", "--json", "--log", log.toString()).out())
        .startsWith("{\n  \"verdict\" : \"failed\",");
  }

  @Test
  void anExchangeThatIsNotThere() throws IOException {
    Path log = Files.writeString(folder.resolve("exchanges.log"), LINE);
    Sallyport run = Sallyport.run("explain", "00000000000000ff", "--log", log.toString());
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).isEqualTo("sallyport: no exchange 00000000000000ff in the log\n");
    assertThat(Sallyport.run("explain", "00000000000000ff", "--log", "nowhere.log").err())
        .isEqualTo("sallyport: nowhere.log: no such file\n");
  }

  @Test
  void aFileThatIsNoLogIsReadInBoundedMemory() throws IOException {
    Path log = folder.resolve("zeros");
    try (OutputStream out = Files.newOutputStream(log)) {
      byte[] megabyte = new byte[1 << 20];
      for (int i = 0; i < 6; i++) {
        out.write(megabyte);
      }
      out.write(("\n" + LINE).getBytes(StandardCharsets.UTF_8));
    }
    String[] explain = {"explain", "00000000000000ab", "--log", log.toString()};
    assertThat(Sallyport.run(explain).out()).startsWith("exchange 00000000000000ab");
    assertThat(Sallyport.run("explain", "00000000000000ab", "--log", folder.toString()).err())
        .isEqualTo("sallyport: " + folder + ": a folder; wanted a file\n");
  }

  @Test
  void anUnknownOneIsRefused() {
    Sallyport run = Sallyport.run("explain", "origin.lunch");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("no cause begins with origin.lunch").contains("origin.connect");
  }
}
