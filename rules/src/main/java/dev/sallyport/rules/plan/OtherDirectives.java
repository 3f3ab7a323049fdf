package dev.sallyport.rules.plan;

import static dev.sallyport.rules.plan.DirectiveWord.idle;
import static dev.sallyport.rules.plan.DirectiveWord.refused;

import java.util.List;

/** Directives of ModSecurity that do nothing here, and those that are refused. */
final class OtherDirectives {
  private static final String NO_DEBUG = "there is no debug log; rules explain shows each step";
  private static final String NO_FILES = "uploads are not written to files";
  private static final String NO_PCRE = "matching is bounded by the length of the value";
  private static final String ONE_LOG = "there is one audit log, below the paths as they are given";
  private static final String NOT_CHANGED = "responses are not changed";
  private static final String OWN_LIMITS = "connection limits are the gateway's configuration";

  private OtherDirectives() {}

  static List<DirectiveWord> all() {
    return List.of(
        idle("SecAuditLog2", ONE_LOG),
        idle("SecAuditLogPrefix", ONE_LOG),
        idle("SecCacheTransformations", "transformed values are always shared"),
        idle("SecDataDir", "collections are kept where the gateway's configuration says"),
        idle("SecDebugLog", NO_DEBUG),
        idle("SecDebugLogLevel", NO_DEBUG),
        idle("SecGeoLookupDb", "no location database is read; @geoLookup never matches"),
        idle("SecPcreMatchLimit", NO_PCRE),
        idle("SecPcreMatchLimitRecursion", NO_PCRE),
        idle("SecRequestBodyInMemoryLimit", "bodies are read in memory up to SecRequestBodyLimit"),
        idle("SecRulePerfTime", "the engine's own times are metrics"),
        idle("SecStatusEngine", "nothing is reported to others"),
        idle("SecStreamInBodyInspection", "STREAM_INPUT_BODY is always there"),
        idle("SecStreamOutBodyInspection", "STREAM_OUTPUT_BODY is always there"),
        idle("SecTmpDir", NO_FILES),
        idle("SecTmpSaveUploadedFiles", NO_FILES),
        idle("SecUnicodeCodePage", "SecUnicodeMapFile names the code page"),
        idle("SecUploadDir", NO_FILES),
        idle("SecUploadFileMode", NO_FILES),
        idle("SecUploadKeepFiles", NO_FILES),
        idle("SecXmlExternalEntity", "external entities are never read"),
        refused("SecChrootDir", "the gateway's confinement is the service manager's"),
        refused("SecConnEngine", OWN_LIMITS),
        refused("SecConnReadStateLimit", OWN_LIMITS),
        refused("SecConnWriteStateLimit", OWN_LIMITS),
        refused("SecContentInjection", NOT_CHANGED),
        refused("SecCookieV0Separator", "cookies are separated by semicolons, RFC 6265"),
        refused("SecDisableBackendCompression", "compressed responses are read decompressed"),
        refused("SecGsbLookupDb", "the Safe Browsing database of that form is gone"),
        refused("SecGuardianLog", "a request must not start programs"),
        refused("SecHashEngine", NOT_CHANGED),
        refused("SecHashKey", NOT_CHANGED),
        refused("SecHashMethodPm", NOT_CHANGED),
        refused("SecHashMethodRx", NOT_CHANGED),
        refused("SecHashParam", NOT_CHANGED),
        refused("SecHttpBlKey", "rules ask no name server"),
        refused("SecInterceptOnError", "the site's failure mode decides"),
        refused("SecParseXmlIntoArgs", "XML:/* and XML://@* show the same bytes"),
        refused("SecReadStateLimit", OWN_LIMITS),
        refused("SecRemoteRules", "rules come from files that the operator put there"),
        refused("SecRemoteRulesFailAction", "rules come from files that the operator put there"),
        refused("SecRuleInheritance", "one set of rules is one file with its includes"),
        refused("SecRuleScript", "rules run no scripts"),
        refused("SecServerSignature", "which Server field is sent is the gateway's configuration"),
        refused("SecWriteStateLimit", OWN_LIMITS));
  }
}
