package dev.sallyport.gateway.tls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.lab.pki.LabPki;
import java.security.cert.X509Certificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A name matches as RFC 9525 has it: whole labels, one wildcard, the left-most label only. */
class CertificateNamesTest {
  @ParameterizedTest
  @CsvSource({
    "a.test,a.test,true",
    "A.test,a.TEST,true",
    "a.test.,a.test,true",
    "a.test,a.test.,true",
    "a.test,b.test,false",
    "a.test,x.a.test,false",
    "*.a.test,x.a.test,true",
    "*.a.test,X.A.test,true",
    "*.a.test,a.test,false",
    "*.a.test,x.y.a.test,false",
    "*.a.test,.a.test,false",
    "*.a.test,x.b.test,false",
    "*.test,a.test,false",
    "*,a,false",
    "x*.a.test,xy.a.test,false",
    "x.*.test,x.a.test,false",
    "*.*.test,x.a.test,false",
    "*.a.test,*.a.test,true",
  })
  void matchesNames(String pattern, String host, boolean matches) {
    assertThat(CertificateNames.matchesDns(pattern, host)).isEqualTo(matches);
  }

  @Test
  void readsNamesAndAddressesOfACertificate() throws Exception {
    X509Certificate leaf = LabPki.create().server("a.lab.test", "*.b.lab.test", "127.0.0.1").leaf();
    assertThat(CertificateNames.of(leaf))
        .containsExactly("a.lab.test", "*.b.lab.test", "127.0.0.1");
    assertThat(CertificateNames.match(leaf, "a.lab.test")).isTrue();
    assertThat(CertificateNames.match(leaf, "x.b.lab.test")).isTrue();
    assertThat(CertificateNames.match(leaf, "127.0.0.1")).isTrue();
    assertThat(CertificateNames.match(leaf, "127.0.0.2")).isFalse();
    assertThat(CertificateNames.match(leaf, "::1")).isFalse();
  }

  @Test
  void theCommonNameIsNoName() throws Exception {
    X509Certificate client = LabPki.create().client("a.lab.test").leaf();
    assertThat(CertificateNames.of(client)).isEmpty();
    assertThat(CertificateNames.match(client, "a.lab.test")).isFalse();
  }
}
