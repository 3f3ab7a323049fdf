package dev.sallyport.capture.keys;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.security.GeneralSecurityException;

/** Any text as a key log, any bytes as a PEM file. */
class KeyFilesFuzzTest {
  @FuzzTest
  void anyBytesAreKeysOrNone(byte[] bytes) {
    String text = new String(bytes, ISO_8859_1);
    KeyLog log = new KeyLog();
    log.add(text);
    assertThat(log.size()).isLessThanOrEqualTo(bytes.length);
    try {
      assertThat(PemKeys.read(text, "password".toCharArray())).isNotNull();
    } catch (GeneralSecurityException | WrongPasswordException e) {
      assertThat(e).isNotNull();
    }
  }
}
