package dev.sallyport.capture.recorded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.capture.analysis.AnalysedFlow;
import dev.sallyport.capture.analysis.SharedCaptures;
import dev.sallyport.capture.keys.KeyLogFile;
import dev.sallyport.capture.keys.Keys;
import dev.sallyport.capture.keys.PrivateKeyFile;
import dev.sallyport.diagnosis.trail.Event;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Key exchanges and ciphers, as OpenSSL speaks them, with the one thing that opens them. */
class SuitesTest {
  private static final String PSK = "00112233445566778899aabbccddeeff";

  @TempDir private static Path folder;

  @BeforeAll
  static void makeCertificate() throws InterruptedException {
    Openssl.certificate(folder);
  }

  @ParameterizedTest(name = "{0} {1} with {2}")
  @CsvSource({
    "tls1_2, ECDHE-RSA-CHACHA20-POLY1305, log",
    "tls1_2, DHE-RSA-AES128-CCM, log",
    "tls1_2, DHE-RSA-AES256-CCM8, log",
    "tls1_2, AES128-CCM, rsa",
    "tls1_2, AES256-CCM8, rsa",
    "tls1_2, AES128-SHA256, rsa",
    "tls1_2, NULL-SHA256, rsa",
    "tls1_2, NULL-SHA, rsa",
    "tls1_2, NULL-MD5, rsa",
    "tls1_2, ECDHE-RSA-NULL-SHA, log",
    "tls1_1, AES128-SHA, rsa",
    "tls1_1, NULL-SHA, rsa",
    "tls1, AES256-SHA, rsa",
    "tls1, ECDHE-RSA-AES128-SHA, log",
    "tls1_2, PSK-AES128-CBC-SHA256, psk",
    "tls1_2, PSK-AES256-CBC-SHA384, psk",
    "tls1_2, PSK-AES256-GCM-SHA384, psk",
    "tls1_2, PSK-AES128-CCM8, psk",
    "tls1_2, PSK-CHACHA20-POLY1305, psk",
    "tls1_2, PSK-NULL-SHA256, psk",
    "tls1, PSK-AES128-CBC-SHA, psk",
    "tls1_2, RSA-PSK-AES128-GCM-SHA256, rsa+psk",
    "tls1_2, DHE-PSK-AES128-GCM-SHA256, log",
    "tls1_2, ECDHE-PSK-AES128-CBC-SHA256, log",
    "tls1_3, TLS_AES_128_GCM_SHA256, log",
    "tls1_3, TLS_AES_256_GCM_SHA384, log",
    "tls1_3, TLS_CHACHA20_POLY1305_SHA256, log",
    "tls1_3, TLS_AES_128_CCM_SHA256, log",
    "tls1_3, TLS_AES_128_CCM_8_SHA256, log",
  })
  void isOpened(String version, String suite, String with)
      throws IOException, InterruptedException {
    boolean psk = suite.contains("PSK");
    String options =
        " -"
            + version
            + (version.equals("tls1_3") ? " -ciphersuites " + suite : " -cipher " + suite)
            + (version.equals("tls1_3") ? "" : ":@SECLEVEL=0")
            + (psk ? " -psk " + PSK : "");
    Recording recording = new Exchange(folder, options, List.of(options)).record();
    List<AnalysedFlow> flows = SharedCaptures.flows(keys(with), recording.pcap());
    assertThat(flows).hasSize(1);
    AnalysedFlow flow = flows.getFirst();
    assertThat(flow.trail().whyNot()).isNull();
    assertThat(flow.requests()).isEqualTo(1);
    assertThat(flow.responses()).isEqualTo(1);
    assertThat(flow.findings()).isEmpty();
    assertThat(flow.trail().events())
        .anyMatch(at -> at.event() instanceof Event.ResponseHead head && head.status() == 200)
        .anyMatch(at -> at.event() instanceof Event.HandshakeDone);
  }

  private static Keys keys(String with) throws IOException {
    Keys keys = new Keys();
    if (with.contains("log")) {
      keys.add(new KeyLogFile(folder.resolve("log")));
    }
    if (with.contains("rsa")) {
      PrivateKeyFile.read(folder.resolve("k.pem"), null).forEach(keys::add);
    }
    if (with.contains("psk")) {
      keys.addPreShared(HexFormat.of().parseHex(PSK));
    }
    return keys;
  }
}
