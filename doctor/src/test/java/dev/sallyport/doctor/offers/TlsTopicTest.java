package dev.sallyport.doctor.offers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.diagnosis.cause.Finding;
import dev.sallyport.diagnosis.report.Row;
import dev.sallyport.doctor.connection.TlsSettings;
import dev.sallyport.doctor.survey.Progress;
import dev.sallyport.doctor.survey.Scope;
import dev.sallyport.doctor.survey.Survey;
import dev.sallyport.doctor.survey.Surveyed;
import dev.sallyport.doctor.survey.Way;
import dev.sallyport.lab.net.Listener;
import dev.sallyport.lab.pki.Flaw;
import dev.sallyport.lab.pki.LabPki;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a survey of TLS finds at servers of OpenSSL, sound ones and others. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TlsTopicTest {
  private static final String NAME = "site.lab.test";

  @TempDir static Path folder;
  private static LabPki pki;

  @BeforeAll
  static void create() throws Exception {
    pki = LabPki.create();
    pki.rsaServer(NAME).writePem(folder, "server");
    pki.server(NAME).writePem(folder, "curve");
  }

  private static Surveyed survey(InetSocketAddress address, Scope scope) throws Exception {
    TlsSettings tls = new TlsSettings(NAME, List.of("TLSv1.3", "TLSv1.2"), pki.trustStore(), true);
    return new Survey(List.of(new TlsTopic(tls, Duration.ofSeconds(3))), scope, Progress.NONE)
        .ask(List.of(new Way(Way.Kind.DIRECT, address)));
  }

  private static List<String> causes(Surveyed surveyed) {
    return surveyed.findings().stream().map(Finding::cause).map(cause -> cause.id()).toList();
  }

  private static Map<String, String> answers(Surveyed surveyed) {
    return surveyed.table().stream()
        .collect(
            Collectors.toMap(
                Row::question, row -> row.direct() == null ? "" : row.direct().text()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "::1"})
  void aSoundServerIsKnownAndHasNoFindings(String host) throws Exception {
    try (Openssl server =
        Openssl.serve(folder, host, "-key server.key -cert server.pem -alpn h2,http/1.1")) {
      Surveyed surveyed = survey(server.address(), Scope.FULL);
      Map<String, String> answers = answers(surveyed);
      assertThat(causes(surveyed)).as("%s", answers).isEmpty();
      assertThat(answers)
          .containsEntry("hello as a browser's", "TLSv1.3, TLS_AES_128_GCM_SHA256, x25519")
          .containsEntry("TLSv1.3", "yes, TLS_AES_128_GCM_SHA256")
          .containsEntry("TLSv1.2", "yes, TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256")
          .containsEntry("secure renegotiation", "yes")
          .containsEntry("without SNI", "the same certificate")
          .containsEntry("with another SNI", "the same certificate")
          .containsEntry("ALPN h2, http/1.1", "h2")
          .containsEntry("ALPN http/1.1", "http/1.1")
          .containsEntry("hello of more than 1,460 bytes", "TLSv1.3")
          .containsEntry("hello in TCP segments", "TLSv1.3")
          .containsEntry("hello in TLS records", "TLSv1.3")
          .containsEntry("resumption at TLSv1.3", "yes")
          .containsEntry("resumption at TLSv1.2", "yes, gives a ticket")
          .containsKey("session offered to sallyport-doctor.invalid")
          .containsEntry("chain", "1 certificate, trusted")
          .containsEntry("key and signature", "RSA 2048, SHA256withECDSA");
      assertThat(answers.get("groups")).contains("x25519", "secp256r1", "secp384r1");
      assertThat(answers.get("suites of TLSv1.3"))
          .contains("AES_256_GCM_SHA384", "CHACHA20_POLY1305_SHA256", "AES_128_GCM_SHA256");
      assertThat(answers.get("suites of TLSv1.2, all"))
          .contains("ECDHE_RSA_WITH_AES_256_GCM_SHA384")
          .doesNotContain("RC4", "NULL", "ECDSA");
      assertThat(answers.get("signatures at TLSv1.2")).contains("rsa_pss_rsae_sha256");
      assertThat(answers.get("certificate")).startsWith("CN=" + NAME).endsWith(" days left");
    }
  }

  /** {@code TLSv1.3}: what the table says about that version, and about the one below. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          -tls1_2 | no: alert protocol_version | yes, TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256
          -tls1_3 | yes, TLS_AES_128_GCM_SHA256 | no: alert protocol_version
          """)
  void aServerOfOneCurrentVersionIsSoundToo(String option, String tls13, String tls12)
      throws Exception {
    try (Openssl server = Openssl.serve(folder, option)) {
      Surveyed surveyed = survey(server.address(), Scope.NORMAL);
      assertThat(causes(surveyed)).as("%s", answers(surveyed)).isEmpty();
      assertThat(answers(surveyed)).containsEntry("TLSv1.3", tls13).containsEntry("TLSv1.2", tls12);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          -tls1_1 -cipher DEFAULT@SECLEVEL=0                   | no-shared-protocol  | certain
          -tls1_2 -cipher CAMELLIA256-SHA                      | no-shared-cipher    | certain
          -tls1_2 -cipher ECDHE -groups brainpoolP256r1        | no-shared-group     | certain
          -tls1_3 -groups X448                                 | no-shared-group     | certain
          -tls1_2 -cipher ECDHE -sigalgs RSA+SHA224            | no-shared-signature | certain
          """)
  void whatServerAndBrowserDoNotShareIsNamed(String options, String event, String certainty)
      throws Exception {
    try (Openssl server = Openssl.serve(folder, options)) {
      Surveyed surveyed = survey(server.address(), Scope.NORMAL);
      assertThat(causes(surveyed))
          .as("%s", answers(surveyed))
          .startsWith("origin.handshake." + event);
      assertThat(surveyed.findings().getFirst().certainty().word()).isEqualTo(certainty);
    }
  }

  @ParameterizedTest
  @CsvSource({"1024, true", "2048, false"})
  void aShortPrimeIsNamed(int bits, boolean named) throws Exception {
    try (Listener server = ScriptedHello.serve(new ScriptedHello(0x0033, bits, true))) {
      Surveyed surveyed = survey(server.address(), Scope.NORMAL);
      assertThat(causes(surveyed)).contains("origin.handshake.no-shared-cipher");
      assertThat(answers(surveyed)).containsEntry("finite-field key (DHE)", bits + " bits");
      assertThat(causes(surveyed).contains("origin.handshake.dh-key-small")).isEqualTo(named);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aServerWithoutSecureRenegotiationIsNamed(boolean secure) throws Exception {
    try (Listener server = ScriptedHello.serve(new ScriptedHello(0xc02f, 0, secure))) {
      Surveyed surveyed = survey(server.address(), Scope.NORMAL);
      assertThat(answers(surveyed)).containsEntry("secure renegotiation", secure ? "yes" : "no");
      assertThat(causes(surveyed).contains("origin.handshake.legacy-renegotiation"))
          .isEqualTo(!secure);
    }
  }

  @Test
  void aKeyOfWhichUsualClientsKnowNoSignatureIsNamed() throws Exception {
    Openssl.run(
        folder,
        "req -x509 -newkey ed25519 -nodes -days 2 -subj /CN=%s -keyout ed.key -out ed.pem"
            .formatted(NAME));
    try (Openssl server = Openssl.serve(folder, "127.0.0.1", "-key ed.key -cert ed.pem -tls1_3")) {
      Surveyed surveyed = survey(server.address(), Scope.QUICK);
      assertThat(causes(surveyed))
          .as("%s", answers(surveyed))
          .containsExactly("origin.handshake.no-shared-signature");
      assertThat(surveyed.findings().getFirst().certainty().word()).isEqualTo("likely");
    }
  }

  @ParameterizedTest
  @EnumSource(HelloGate.Manner.class)
  void aBoxThatLosesLargeHellosIsNamed(HelloGate.Manner manner) throws Exception {
    try (Openssl server = Openssl.serve(folder, "");
        Listener gate = HelloGate.before(server.address(), manner, first -> first.length < 1_460)) {
      Surveyed surveyed = survey(gate.address(), Scope.NORMAL);
      assertThat(causes(surveyed))
          .as("%s", answers(surveyed))
          .containsExactly("origin.handshake.large-hello");
      assertThat(surveyed.findings().getFirst().detail())
          .contains(", twice. 1,", " bytes; as many without the post-quantum share: ");
    }
  }

  @Test
  void aBoxThatReadsTheFirstSegmentAloneIsNamed() throws Exception {
    try (Openssl server = Openssl.serve(folder, "");
        Listener gate =
            HelloGate.before(
                server.address(),
                HelloGate.Manner.RESET,
                first -> first.length > 5 && first.length >= 5 + u16(first, 3))) {
      Surveyed surveyed = survey(gate.address(), Scope.NORMAL);
      assertThat(causes(surveyed))
          .as("%s", answers(surveyed))
          .containsExactly("origin.handshake.fragmented-hello");
      assertThat(answers(surveyed))
          .containsEntry("hello in TCP segments", "reset")
          .containsEntry("hello in TLS records", "TLSv1.3");
    }
  }

  @Test
  void aBoxThatReadsTheFirstRecordAloneIsNamed() throws Exception {
    try (Openssl server = Openssl.serve(folder, "");
        Listener gate =
            HelloGate.before(
                server.address(),
                HelloGate.Manner.CLOSE,
                first ->
                    first.length < 9
                        || u16(first, 3) == u16(first, 7) + 4
                        || first.length == 200)) {
      Surveyed surveyed = survey(gate.address(), Scope.NORMAL);
      assertThat(causes(surveyed))
          .as("%s", answers(surveyed))
          .containsExactly("origin.handshake.fragmented-hello");
      assertThat(answers(surveyed)).containsEntry("hello in TLS records", "closed");
    }
  }

  @Test
  void aBoxThatCannotBearTls13IsNamed() throws Exception {
    try (Openssl server = Openssl.serve(folder, "-tls1_2");
        Listener gate =
            HelloGate.before(
                server.address(), HelloGate.Manner.RESET, first -> !contains(first, 0, 43, 0))) {
      Surveyed surveyed = survey(gate.address(), Scope.QUICK);
      assertThat(causes(surveyed))
          .as("%s", answers(surveyed))
          .containsExactly("origin.handshake.version-intolerant");
      assertThat(surveyed.findings().getFirst().certainty().word()).isEqualTo("likely");
    }
  }

  @Test
  void aNameThatIsRefusedIsNamed() throws Exception {
    byte[] name = NAME.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    int[] wanted = new int[name.length];
    for (int i = 0; i < name.length; i++) {
      wanted[i] = name[i];
    }
    try (Openssl server = Openssl.serve(folder, "");
        Listener gate =
            HelloGate.before(
                server.address(), HelloGate.Manner.RESET, first -> !contains(first, wanted))) {
      Surveyed surveyed = survey(gate.address(), Scope.QUICK);
      assertThat(causes(surveyed))
          .as("%s", answers(surveyed))
          .containsExactly("origin.handshake.name-refused");
    }
  }

  @Test
  void aWarningAboutTheNameIsNamed() throws Exception {
    String options = "-tls1_2 -servername other.lab.test -cert2 server.pem -key2 server.key";
    try (Openssl server = Openssl.serve(folder, options)) {
      Surveyed surveyed = survey(server.address(), Scope.QUICK);
      assertThat(causes(surveyed))
          .as("%s", answers(surveyed))
          .containsExactly("origin.handshake.name-warning");
    }
  }

  @Test
  void aServerThatDemandsTheSitesNameIsSound() throws Exception {
    String options =
        "-servername %s -servername_fatal -cert2 server.pem -key2 server.key".formatted(NAME);
    try (Openssl server = Openssl.serve(folder, options)) {
      Surveyed surveyed = survey(server.address(), Scope.NORMAL);
      assertThat(causes(surveyed)).as("%s", answers(surveyed)).isEmpty();
      assertThat(answers(surveyed)).containsEntry("with another SNI", "alert unrecognized_name");
    }
  }

  @Test
  void aStapleThatMustBeThereAndIsNotIsNamed() throws Exception {
    Openssl.run(
        folder,
        "req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=%s -keyout must.key -out must.pem"
                .formatted(NAME)
            + " -addext tlsfeature=status_request");
    try (Openssl server = Openssl.serve(folder, "127.0.0.1", "-key must.key -cert must.pem")) {
      Surveyed surveyed = survey(server.address(), Scope.QUICK);
      assertThat(causes(surveyed)).containsExactly("origin.handshake.staple-missing");
      assertThat(answers(surveyed)).containsEntry("OCSP response stapled", "no, must be");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "EXPIRED, certificate-expired",
    "NOT_YET_VALID, certificate-not-yet-valid",
    "SELF_SIGNED, certificate-self-signed",
    "INCOMPLETE_CHAIN, certificate-incomplete-chain",
    "WRONG_NAME, certificate-name-mismatch"
  })
  void aChainIsJudgedWhateverIsWrongWithIt(Flaw flaw, String word) throws Exception {
    pki.server(flaw, NAME).writePem(folder, "flawed");
    try (Openssl server = Openssl.serve(folder, "127.0.0.1", "-key flawed.key -cert flawed.pem")) {
      Surveyed surveyed = survey(server.address(), Scope.QUICK);
      assertThat(answers(surveyed)).containsEntry("chain", "1 certificate, " + word);
    }
  }

  @Test
  void aKeyThatIsTooShortIsNamed() throws Exception {
    pki.server(Flaw.WEAK_KEY, NAME).writePem(folder, "weak");
    String options = "-key weak.key -cert weak.pem -cipher DEFAULT@SECLEVEL=0";
    try (Openssl server = Openssl.serve(folder, "127.0.0.1", options)) {
      Surveyed surveyed = survey(server.address(), Scope.QUICK);
      assertThat(causes(surveyed)).containsExactly("origin.handshake.certificate-weak");
      assertThat(answers(surveyed).get("key and signature")).startsWith("RSA 1024");
    }
  }

  @Test
  void whetherSessionsAreResumedIsTold() throws Exception {
    try (Openssl one = Openssl.serve(folder, "-tls1_2");
        Openssl other = Openssl.serve(folder, "-tls1_2")) {
      // Two servers behind one address that do not share their ticket keys.
      int[] turn = {0};
      try (Listener balancer =
          Listener.start(
              "balancer",
              socket ->
                  HelloGate.relay(socket, turn[0]++ % 2 == 0 ? one.address() : other.address()))) {
        Surveyed surveyed = survey(balancer.address(), Scope.NORMAL);
        assertThat(answers(surveyed)).containsKey("resumption at TLSv1.2");
      }
    }
    try (Openssl server = Openssl.serve(folder, "-tls1_2 -no_ticket -no_cache")) {
      Surveyed surveyed = survey(server.address(), Scope.NORMAL);
      assertThat(causes(surveyed)).isEmpty();
      assertThat(answers(surveyed))
          .containsEntry("resumption at TLSv1.2", "no, gives neither ticket nor id");
    }
  }

  @Test
  void aServerThatNeverAnswersIsNotAskedForEver() throws Exception {
    int[] connections = {0};
    try (Listener silent =
        Listener.start(
            "silent",
            socket -> {
              connections[0]++;
              byte[] buffer = new byte[4_096];
              while (socket.getInputStream().read(buffer) >= 0) {
                // says nothing
              }
            })) {
      Surveyed surveyed = survey(silent.address(), Scope.FULL);
      assertThat(causes(surveyed)).isEmpty();
      assertThat(answers(surveyed)).containsEntry("hello as a browser's", "no answer");
      assertThat(connections[0]).isLessThan(6);
    }
  }

  private static int u16(byte[] bytes, int at) {
    return at + 1 < bytes.length ? (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff : 0;
  }

  private static boolean contains(byte[] bytes, int... wanted) {
    for (int i = 0; i + wanted.length <= bytes.length; i++) {
      int at = 0;
      while (at < wanted.length && bytes[i + at] == (byte) wanted[at]) {
        at++;
      }
      if (at == wanted.length) {
        return true;
      }
    }
    return false;
  }
}
