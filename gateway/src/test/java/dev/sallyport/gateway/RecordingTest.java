package dev.sallyport.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.gateway.record.ExchangeRecord;
import dev.sallyport.lab.iis.IisLikeOrigin;
import dev.sallyport.lab.iis.IisSettings;
import dev.sallyport.lab.iis.WindowsTls;
import dev.sallyport.lab.pki.LabPki;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the flight recorder writes of real exchanges, read by tshark, which is given no key. */
class RecordingTest {
  private static final String ACCEPT = "accept.lab.test";
  private static final String IGNORE = "ignore.lab.test";
  private static LabPki pki;

  @TempDir Path folder;

  @BeforeAll
  static void createPki() throws Exception {
    pki = LabPki.create();
  }

  /** Asks once; the gateway is closed and so all is written. */
  private ExchangeRecord asked(String site, String renegotiation, String recorder)
      throws Exception {
    try (IisLikeOrigin origin = IisLikeOrigin.start(pki, IisSettings.defaults());
        RunningGateway gateway = gateway(origin, site, renegotiation, recorder);
        TestClient client = gateway.client(site)) {
      client.get(site, "/page");
      return gateway.next();
    }
  }

  private RunningGateway gateway(
      IisLikeOrigin origin, String site, String renegotiation, String recorder) throws Exception {
    return RunningGateway.startWith(
        folder,
        pki,
        "recorder: {folder: recordings}\n",
        site(origin, site, renegotiation, recorder));
  }

  private static String site(
      IisLikeOrigin origin, String site, String renegotiation, String recorder) {
    return RunningGateway.site(
        site,
        "https://127.0.0.1:" + origin.port(),
        "origin_tls: {trust: ca.pem, sni: " + site + ", renegotiation: " + renegotiation + "}",
        "timeouts: {response: 1s, renegotiation: 1s}",
        "recorder: " + recorder);
  }

  @Test
  void theHungExchangeIsReadInPlainOnBothLegsWithItsHelloRequest() throws Exception {
    ExchangeRecord exchange = asked(ACCEPT, "ignore", "{on: failure, secrets: true}");
    assertThat(exchange.status()).isEqualTo(504);
    Path file = Path.of(requireNonNull(exchange.recording()));
    assertThat(Tshark.fields(file, "http.request", "frame.interface_name", "http.request.uri"))
        .containsExactly("client;/page", "origin;/page");
    assertThat(Tshark.fields(file, "tls.handshake.type == 0", "frame.interface_name"))
        .containsExactly("origin");
    assertThat(Tshark.fields(file, "http.response", "frame.interface_name", "http.response.code"))
        .containsExactly("client;504");
    assertThat(
            Tshark.fields(
                file, "tls.handshake.type == 2", "tls.handshake.extensions.supported_version"))
        .contains("0x0304");
    assertThat(Files.readString(file, ISO_8859_1))
        .contains(
            "Sallyport exchange " + exchange.id(), "origin.renegotiation.unanswered (certain)");
  }

  @Test
  void whatTheOriginAnswersBehindARenegotiationIsReadToo() throws Exception {
    ExchangeRecord exchange = asked(ACCEPT, "answer", "{on: all, secrets: true}");
    assertThat(exchange.status()).isEqualTo(200);
    Path file = Path.of(requireNonNull(exchange.recording()));
    assertThat(Tshark.fields(file, "http.response", "frame.interface_name", "http.response.code"))
        .containsExactlyInAnyOrder("origin;200", "client;200");
    assertThat(Tshark.fields(file, "tls.handshake.type == 1", "frame.interface_name"))
        .containsExactly("client", "origin", "origin");
  }

  @Test
  void anHttp2StreamIsReadInPlain() throws Exception {
    ExchangeRecord exchange;
    try (IisLikeOrigin origin = IisLikeOrigin.start(pki, IisSettings.defaults());
        RunningGateway gateway = gateway(origin, ACCEPT, "ignore", "{on: failure, secrets: true}");
        Http2TestClient client = Http2TestClient.connect(gateway.port(), ACCEPT, pki)) {
      assertThat(client.answer(client.get(ACCEPT, "/stream")).status()).isEqualTo(504);
      exchange = gateway.next();
    }
    Path file = Path.of(requireNonNull(exchange.recording()));
    assertThat(
            Tshark.fields(file, "http2.headers.path", "frame.interface_name", "http2.headers.path"))
        .containsExactly("client;/stream");
    assertThat(Tshark.fields(file, "http2.headers.status", "http2.headers.status"))
        .containsExactly("504");
  }

  @Test
  void anOriginOfTls13IsReadInPlain() throws Exception {
    ExchangeRecord exchange;
    IisSettings modern = IisSettings.defaults().withTls(WindowsTls.SERVER_2025);
    try (IisLikeOrigin origin = IisLikeOrigin.start(pki, modern);
        RunningGateway gateway = gateway(origin, IGNORE, "answer", "{on: all, secrets: true}");
        TestClient client = gateway.client(IGNORE)) {
      client.get(IGNORE, "/page");
      exchange = gateway.next();
      assertThat(requireNonNull(exchange.origin()).tlsVersion()).isEqualTo("TLSv1.3");
    }
    Path file = Path.of(requireNonNull(exchange.recording()));
    assertThat(Tshark.fields(file, "http.response", "frame.interface_name", "http.response.code"))
        .containsExactlyInAnyOrder("origin;200", "client;200");
  }

  @Test
  void onlyTheOwnerReadsFileAndFolder() throws Exception {
    Path file =
        Path.of(
            requireNonNull(asked(ACCEPT, "ignore", "{on: failure, secrets: true}").recording()));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    for (Path each :
        List.of(folder.resolve("recordings"), folder.resolve("recordings/" + ACCEPT))) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
          .isEqualTo("rwx------");
    }
  }

  @Test
  void withoutSecretsTlsStaysClosed() throws Exception {
    ExchangeRecord exchange = asked(ACCEPT, "ignore", "{on: failure}");
    Path file = Path.of(requireNonNull(exchange.recording()));
    assertThat(
            Tshark.fields(
                file, "http and !(frame.interface_name contains \"opened\")", "http.request.uri"))
        .isEmpty();
    assertThat(Tshark.fields(file, "tls.record.content_type == 22", "frame.number")).isNotEmpty();
    assertThat(Files.readString(file, ISO_8859_1)).doesNotContain("CLIENT_RANDOM");
  }

  @Test
  void aSuccessAndASiteThatDoesNotRecordLeaveNoFile() throws Exception {
    assertThat(asked(IGNORE, "answer", "{on: failure, secrets: true}").recording()).isNull();
    assertThat(asked(ACCEPT, "ignore", "{on: off}").recording()).isNull();
    assertThat(folder.resolve("recordings")).doesNotExist();
  }

  @Test
  void aReloadSwitchesItOffForOpenConnectionsAndOnForNewOnes() throws Exception {
    try (IisLikeOrigin origin = IisLikeOrigin.start(pki, IisSettings.defaults());
        RunningGateway gateway = gateway(origin, IGNORE, "answer", "{on: all, secrets: true}");
        TestClient client = gateway.client(IGNORE)) {
      client.get(IGNORE, "/1");
      assertThat(gateway.next().recording()).isNotNull();
      gateway.reload(site(origin, IGNORE, "answer", "{on: off}"));
      client.get(IGNORE, "/2");
      assertThat(gateway.next().recording()).isNull();
      gateway.reload(site(origin, IGNORE, "answer", "{on: all, secrets: true}"));
      try (TestClient fresh = gateway.client(IGNORE)) {
        fresh.get(IGNORE, "/3");
        assertThat(gateway.next().recording()).isNotNull();
      }
    }
  }

  @Test
  void theOldestAreDeletedFirst() throws Exception {
    ExchangeRecord last = null;
    try (IisLikeOrigin origin = IisLikeOrigin.start(pki, IisSettings.defaults());
        RunningGateway gateway = gateway(origin, IGNORE, "answer", "{on: all, keep: 2}");
        TestClient client = gateway.client(IGNORE)) {
      for (int i = 0; i < 5; i++) {
        client.get(IGNORE, "/" + i);
        last = gateway.next();
      }
    }
    try (Stream<Path> files = Files.list(folder.resolve("recordings/" + IGNORE))) {
      assertThat(files)
          .hasSize(2)
          .contains(Path.of(requireNonNull(requireNonNull(last).recording())));
    }
  }

  @Test
  void ofALongConnectionBeginningAndEndAreKept() throws Exception {
    ExchangeRecord last = null;
    try (IisLikeOrigin origin = IisLikeOrigin.start(pki, IisSettings.defaults());
        RunningGateway gateway =
            gateway(
                origin, IGNORE, "answer", "{on: all, keep: 1, max_bytes: 32KiB, secrets: true}");
        TestClient client = gateway.client(IGNORE)) {
      for (int i = 0; i < 150; i++) {
        client.get(IGNORE, "/" + i + "?" + "x".repeat(400));
        last = gateway.next();
      }
    }
    Path file = Path.of(requireNonNull(requireNonNull(last).recording()));
    assertThat(Files.size(file)).isLessThan(3 * 32 << 10);
    assertThat(Tshark.fields(file, "tls.handshake.type == 1", "frame.interface_name"))
        .containsExactly("client", "origin");
    assertThat(Files.readString(file, ISO_8859_1)).contains("not kept of port ");
  }
}
