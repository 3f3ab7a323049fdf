package dev.sallyport.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is measured is what the names say: every byte is read, none is lost. */
class CaptureBenchmarksTest {
  @ParameterizedTest
  @ValueSource(ints = {0x1301, 0x1303})
  void everyRecordIsOpened(int suite) throws GeneralSecurityException {
    RecordDecryption decryption = new RecordDecryption();
    decryption.suite = suite;
    decryption.seal();
    assertThat(decryption.open())
        .isEqualTo((long) RecordDecryption.RECORDS * SealedConnection.RECORD_BYTES);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 8})
  void everyByteComesInOrder(int disorder) {
    Reassembly reassembly = new Reassembly();
    reassembly.disorder = disorder;
    reassembly.make();
    assertThat(reassembly.inOrder()).isEqualTo(Reassembly.BYTES);
  }
}
