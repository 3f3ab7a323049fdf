package dev.sallyport.gateway.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file of {@code SecAuditLog}. */
class AuditLogTest {
  @TempDir Path folder;

  @Test
  void entriesAreLinesOfAFileThatIsItsOwnersAlone() throws IOException {
    Path file = folder.resolve("audit.log");
    AuditLog log = new AuditLog();
    log.take(Records.audited("1", file.toString(), "{\"a\":1}"));
    log.take(Records.success("2"));
    log.take(Records.audited("3", file.toString(), "{\"a\":2}"));
    log.flush();
    assertThat(file).hasContent("{\"a\":1}\n{\"a\":2}");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    log.close();
  }

  @Test
  void aFileThatWasMovedAwayIsMadeAnew() throws IOException {
    Path file = folder.resolve("audit.log");
    AuditLog log = new AuditLog();
    log.take(Records.audited("1", file.toString(), "{\"a\":1}"));
    log.flush();
    Files.move(file, folder.resolve("audit.log.1"));
    log.take(Records.audited("2", file.toString(), "{\"a\":2}"));
    log.flush();
    log.take(Records.audited("3", file.toString(), "{\"a\":3}"));
    log.close();
    assertThat(folder.resolve("audit.log.1")).hasContent("{\"a\":1}\n{\"a\":2}");
    assertThat(file).hasContent("{\"a\":3}");
  }

  @Test
  void aFileThatCannotBeWrittenIsNamed() throws IOException {
    AuditLog log = new AuditLog();
    String missing = folder.resolve("no/such/audit.log").toString();
    assertThatThrownBy(() -> log.take(Records.audited("1", missing, "{}")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("SecAuditLog: cannot write " + missing);
    log.close();
  }
}
