package dev.sallyport.rules.plan;

import static dev.sallyport.rules.lang.WordDoc.differs;
import static dev.sallyport.rules.lang.WordDoc.supported;
import static dev.sallyport.rules.plan.DirectiveWord.one;

import dev.sallyport.rules.action.AuditParts;
import dev.sallyport.rules.action.Ctls;
import dev.sallyport.rules.lang.BadWord;
import dev.sallyport.rules.variable.Selector;
import java.util.List;
import java.util.Locale;

/** What is written of an exchange. */
final class AuditDirectives {
  private AuditDirectives() {}

  static List<DirectiveWord> all() {
    return List.of(
        one(
            "SecAuditEngine",
            supported("Which exchanges are audited.", "SecAuditEngine RelevantOnly"),
            (v, d) -> d.settings.auditMode = Ctls.auditMode(v)),
        one(
            "SecAuditLogParts",
            supported("Which parts an entry has.", "SecAuditLogParts ABIJDEFHZ"),
            (v, d) -> d.settings.auditParts = AuditParts.read(v)),
        one(
            "SecAuditLogRelevantStatus",
            supported(
                "Statuses that make an exchange relevant.",
                "SecAuditLogRelevantStatus \"^(?:5|4(?!04))\""),
            (v, d) -> d.settings.relevantStatus = Selector.pattern(v)),
        one(
            "SecAuditLog",
            supported("The audit log's file.", "SecAuditLog /var/log/audit.log"),
            (v, d) -> d.settings.auditFile = v),
        one(
            "SecAuditLogFormat",
            differs("JSON only; Native is refused.", "SecAuditLogFormat JSON"),
            (v, d) -> wantJson(v)),
        one(
            "SecAuditLogType",
            supported(
                "Serial: one line an entry. Concurrent: a file an entry, and SecAuditLog has their"
                    + " index.",
                "SecAuditLogType Serial"),
            AuditDirectives::type),
        one(
            "SecAuditLogStorageDir",
            supported(
                "Where the files of Concurrent are, in folders by day and minute.",
                "SecAuditLogStorageDir /var/log/audit"),
            (v, d) -> d.settings.auditFolder = v),
        one(
            "SecAuditLogDirMode",
            supported("Mode of those folders; default is 0700.", "SecAuditLogDirMode 0750"),
            (v, d) -> d.settings.auditFolderMode = mode(v, 0700)),
        one(
            "SecAuditLogFileMode",
            supported("Mode of those files; default is 0600.", "SecAuditLogFileMode 0640"),
            (v, d) -> d.settings.auditFileMode = mode(v, 0600)));
  }

  private static void wantJson(String value) throws BadWord {
    if (!value.equalsIgnoreCase("JSON")) {
      throw new BadWord("the audit log is written as JSON only, got " + value);
    }
  }

  private static void type(String value, PlanDraft draft) throws BadWord {
    draft.settings.separateAt =
        switch (value.toLowerCase(Locale.ROOT)) {
          case "serial" -> null;
          case "concurrent" -> draft.at();
          default -> throw new BadWord("wanted Serial or Concurrent, got " + value);
        };
  }

  private static int mode(String value, int otherwise) throws BadWord {
    if (value.equalsIgnoreCase("default")) {
      return otherwise;
    }
    if (!value.matches("0?[0-7]{3}")) {
      throw new BadWord("wanted an octal mode such as 0640, or default, got " + value);
    }
    return Integer.parseInt(value, 8);
  }
}
