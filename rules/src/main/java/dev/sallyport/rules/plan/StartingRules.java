package dev.sallyport.rules.plan;

/**
 * Rules that go before any rule set: bodies are read, and one that cannot be read is denied. The
 * ids are those of ModSecurity's recommended configuration, as exclusions name them.
 */
public final class StartingRules {
  public static final String TEXT =
      """
      SecRuleEngine On
      SecRequestBodyAccess On
      SecRequestBodyLimit 13107200
      SecRequestBodyNoFilesLimit 1048576
      SecRequestBodyLimitAction Reject
      SecResponseBodyAccess On
      SecResponseBodyMimeType text/plain text/html text/xml application/json
      SecResponseBodyLimit 524288
      SecResponseBodyLimitAction ProcessPartial
      SecArgumentsLimit 1000
      SecAuditEngine RelevantOnly
      SecAuditLogParts ABIJDEFHZ
      SecRule REQUEST_HEADERS:Content-Type "@rx ^(?:application(?:/soap\\+|/)|text/)xml" \\
        "id:200000,phase:1,t:none,t:lowercase,pass,nolog,ctl:requestBodyProcessor=XML"
      SecRule REQUEST_HEADERS:Content-Type "@rx ^application/(?:[a-z0-9.-]+\\+)?json" \\
        "id:200001,phase:1,t:none,t:lowercase,pass,nolog,ctl:requestBodyProcessor=JSON"
      SecRule REQBODY_ERROR "!@eq 0" \\
        "id:200002,phase:2,t:none,log,deny,status:400,severity:2,\\
        msg:'The request body cannot be read',logdata:'%{REQBODY_ERROR_MSG}'"
      SecRule MULTIPART_STRICT_ERROR "!@eq 0" \\
        "id:200003,phase:2,t:none,log,deny,status:400,severity:2,\\
        msg:'The multipart body is not as the standard wants it'"
      SecRule MULTIPART_UNMATCHED_BOUNDARY "@eq 1" \\
        "id:200004,phase:2,t:none,log,deny,status:400,severity:2,\\
        msg:'The multipart body holds a boundary that is not its own'"
      """;

  private StartingRules() {}
}
