package dev.sallyport.rules.exchange;

/** {@code SecAuditEngine}: which exchanges the audit log takes. */
public enum AuditMode {
  ON,
  OFF,
  RELEVANT_ONLY
}
