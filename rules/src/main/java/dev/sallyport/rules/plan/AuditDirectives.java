package dev.sallyport.rules.plan;

import static dev.sallyport.rules.lang.WordDoc.differs;
import static dev.sallyport.rules.lang.WordDoc.supported;
import static dev.sallyport.rules.plan.DirectiveWord.one;

import dev.sallyport.rules.action.AuditParts;
import dev.sallyport.rules.action.Ctls;
import dev.sallyport.rules.lang.BadWord;
import dev.sallyport.rules.variable.Selector;
import java.util.List;

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
            differs("Serial only: one file, one line an entry.", "SecAuditLogType Serial"),
            AuditDirectives::type));
  }

  private static void wantJson(String value) throws BadWord {
    if (!value.equalsIgnoreCase("JSON")) {
      throw new BadWord("the audit log is written as JSON only, got " + value);
    }
  }

  private static void type(String value, PlanDraft draft) {
    if (!value.equalsIgnoreCase("Serial")) {
      draft.warn("the audit log is one file; SecAuditLogType " + value + " is read as Serial");
    }
  }
}
