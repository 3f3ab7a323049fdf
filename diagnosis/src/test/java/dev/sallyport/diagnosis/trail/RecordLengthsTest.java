package dev.sallyport.diagnosis.trail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.diagnosis.trail.Event.Proof;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lengths measured on the wire with OpenSSL, and those of the same construction. */
class RecordLengthsTest {

  @ParameterizedTest
  @CsvSource({
    "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256, 28, 26",
    "TLS_RSA_WITH_AES_256_GCM_SHA384, 28, 26",
    "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256, 20, 18",
    "TLS_RSA_WITH_AES_128_CBC_SHA, 48, 48",
    "TLS_RSA_WITH_AES_128_CBC_SHA256, 64, 64",
    "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384, 80, 80",
    "TLS_RSA_WITH_3DES_EDE_CBC_SHA, 40, 32",
    "TLS_RSA_WITH_AES_128_CCM, 28, 26",
    "TLS_RSA_WITH_AES_128_CCM_8, 20, 18",
    "TLS_RSA_WITH_RC4_128_MD5, -1, -1",
    "'', -1, -1",
  })
  void aSuiteTellsTheLengths(String suite, int helloRequest, int alert) {
    assertThat(RecordLengths.helloRequest(suite)).isEqualTo(helloRequest);
    assertThat(RecordLengths.alert(suite)).isEqualTo(alert);
  }

  @Test
  void onlyTheExactLengthProves() {
    String suite = "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256";
    assertThat(RecordLengths.proof(suite, 28)).isEqualTo(Proof.RECORD_LENGTH);
    assertThat(RecordLengths.proof(suite, 29)).isEqualTo(Proof.RECORD_TYPE);
    assertThat(RecordLengths.proof("", 28)).isEqualTo(Proof.RECORD_TYPE);
  }
}
