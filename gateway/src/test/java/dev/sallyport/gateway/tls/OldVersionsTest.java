package dev.sallyport.gateway.tls;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OldVersionsTest {
  @Test
  void liftsTheVersionsAndNothingElse() {
    assertThat(OldVersions.without("SSLv3, TLSv1, TLSv1.1, DTLSv1.0, RC4, DH keySize < 1024"))
        .isEqualTo("SSLv3, DTLSv1.0, RC4, DH keySize < 1024");
  }
}
