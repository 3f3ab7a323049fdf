package dev.sallyport.gateway;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.gateway.record.AuditLog;
import dev.sallyport.gateway.record.ExchangeRecord;
import dev.sallyport.gateway.record.Inspected;
import dev.sallyport.lab.pki.LabPki;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the audit log gets of a site's exchanges. */
class AuditedSiteTest {
  private static final String SITE = "ruled.lab.test";
  private static final String RULES =
      """
      SecRequestBodyAccess On
      SecRule ARGS "@contains evil" "id:1,phase:2,deny,log,msg:'evil'"
      SecAuditEngine RelevantOnly
      SecAuditLogParts ABHZ
      """;
  private static LabPki pki;

  @TempDir Path folder;

  @BeforeAll
  static void createPki() throws Exception {
    pki = LabPki.create();
  }

  private RunningGateway gateway(RawOrigin origin, String more) throws Exception {
    return RunningGateway.start(
        folder, pki, RuledSite.yaml(folder, SITE, origin.url(), "block", RULES + more));
  }

  private static ExchangeRecord denied(RunningGateway gateway, TestClient client) throws Exception {
    client.send(
        "POST /form?q=\"x HTTP/1.1\r\nHost: "
            + SITE
            + "\r\nX-Seen: yes\r\nUser-Agent: a \"test\"\r\n"
            + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 6\r\n\r\na=evil");
    assertThat(client.response(false).status()).isEqualTo(403);
    return gateway.next();
  }

  private static Inspected.Audit audit(ExchangeRecord record) {
    return requireNonNull(requireNonNull(record.rules()).audit());
  }

  @Test
  void itIsWhatIsRelevantInThePartsThatAreAskedFor() throws Exception {
    try (RawOrigin origin = RawOrigin.echo();
        RunningGateway gateway = gateway(origin, "SecAuditLog /var/log/a.log\n");
        TestClient client = gateway.client(SITE)) {
      ExchangeRecord record = denied(gateway, client);
      assertThat(audit(record).file()).isEqualTo("/var/log/a.log");
      assertThat(audit(record).own()).isNull();
      assertThat(audit(record).line())
          .contains(
              "\"unique_id\":\"" + record.id() + "\"",
              "\"http_code\":403",
              "\"X-Seen\":\"yes\"",
              "\"ruleId\":\"1\"")
          .doesNotContain("\"body\"", "\n");
      assertThat(client.get(SITE, "/good").status()).isEqualTo(200);
      assertThat(requireNonNull(gateway.next().rules()).audit()).isNull();
    }
  }

  @Test
  void eachEntryMayBeAFileOfItsOwnWithALineInTheIndex() throws Exception {
    Path store = folder.resolve("audit");
    Path index = folder.resolve("index.log");
    String rules =
        """
        SecAuditLogType Concurrent
        SecAuditLogStorageDir %s
        SecAuditLog %s
        SecAuditLogDirMode 0750
        """
            .formatted(store, index);
    try (RawOrigin origin = RawOrigin.echo();
        RunningGateway gateway = gateway(origin, rules);
        TestClient client = gateway.client(SITE)) {
      ExchangeRecord record = denied(gateway, client);
      AuditLog log = new AuditLog();
      log.take(record);
      log.close();
      List<String> lines = Files.readAllLines(index);
      String path = requireNonNull(audit(record).own()).path();
      byte[] entry = Files.readAllBytes(Path.of(store + path));
      assertThat(new String(entry, StandardCharsets.UTF_8))
          .startsWith("{\"transaction\":{")
          .contains("\"unique_id\":\"" + record.id() + "\"");
      assertThat(path).matches("/\\d{8}/\\d{8}-\\d{4}/\\d{8}-\\d{6}-" + record.id());
      String md5 = HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(entry));
      assertThat(lines)
          .singleElement()
          .asString()
          .matches(
              SITE
                  + " 127\\.0\\.0\\.1 - - \\[\\d\\d/[A-Z][a-z]{2}/\\d{4}:[0-9:]{8} [+-]\\d{4}\\]"
                  + " \"POST /form\\?q=\\\\\"x HTTP/1\\.1\" 403 - - \"a \\\\\"test\\\\\"\" "
                  + record.id()
                  + " - "
                  + path
                  + " 0 "
                  + entry.length
                  + " md5:"
                  + md5);
      assertModes(Path.of(store + path));
    }
  }

  private static void assertModes(Path file) throws Exception {
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    Path minute = requireNonNull(file.getParent());
    for (Path made : List.of(minute, requireNonNull(minute.getParent()))) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made)))
          .isEqualTo("rwxr-x---");
    }
  }
}
