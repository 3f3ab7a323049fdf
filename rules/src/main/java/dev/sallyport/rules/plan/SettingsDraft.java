package dev.sallyport.rules.plan;

import dev.sallyport.rules.action.AuditParts;
import dev.sallyport.rules.body.BodyLimits;
import dev.sallyport.rules.exchange.AuditMode;
import dev.sallyport.rules.exchange.EngineMode;
import dev.sallyport.rules.exchange.ExchangeSettings;
import dev.sallyport.rules.lang.Position;
import dev.sallyport.rules.plan.Settings.AuditSettings;
import dev.sallyport.rules.plan.Settings.BodySettings;
import dev.sallyport.rules.plan.Settings.SeparateFiles;
import dev.sallyport.rules.transform.UnicodeMap;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Settings while directives fill them; begins with ModSecurity's defaults. */
final class SettingsDraft {
  static final long DEFAULT_REQUEST_BODY_LIMIT_BYTES = 128L << 20;
  static final long DEFAULT_RESPONSE_BODY_LIMIT_BYTES = 512L << 10;

  EngineMode engine = EngineMode.OFF;
  boolean requestBodyAccess;
  long requestBodyLimitBytes = DEFAULT_REQUEST_BODY_LIMIT_BYTES;
  boolean rejectRequestBeyond = true;
  boolean responseBodyAccess;
  long responseBodyLimitBytes = DEFAULT_RESPONSE_BODY_LIMIT_BYTES;
  boolean rejectResponseBeyond = true;
  final Set<String> responseMimeTypes = new LinkedHashSet<>(List.of("text/plain", "text/html"));
  int argumentsLimit = BodyLimits.DEFAULT.arguments();
  int depthLimit = BodyLimits.DEFAULT.depth();
  int filesLimit = BodyLimits.DEFAULT.files();
  long noFilesLimitBytes = BodyLimits.DEFAULT.noFilesBytes();
  char argumentSeparator = '&';
  boolean cookiesVersion1;
  Duration collectionTimeout = Duration.ofHours(1);
  String webAppId = "default";
  String sensorId = "";
  AuditMode auditMode = AuditMode.OFF;
  String auditParts = AuditParts.DEFAULT;
  String auditFile = "";
  boolean auditJson = true;

  /** Where {@code SecAuditLogType Concurrent} stands; null where it does not. */
  @Nullable Position separateAt;

  String auditFolder = "";
  int auditFolderMode = 0700;
  int auditFileMode = 0600;
  Predicate<String> relevantStatus = status -> false;
  final List<String> signatures = new ArrayList<>();
  UnicodeMap unicodeMap = UnicodeMap.usAscii();

  Settings finish(ZoneId zone) {
    BodyLimits limits =
        new BodyLimits(
            argumentsLimit, depthLimit, filesLimit, noFilesLimitBytes, argumentSeparator);
    return new Settings(
        engine,
        new BodySettings(requestBodyAccess, requestBodyLimitBytes, rejectRequestBeyond),
        new BodySettings(responseBodyAccess, responseBodyLimitBytes, rejectResponseBeyond),
        responseMimeTypes,
        new ExchangeSettings(
            limits, cookiesVersion1, collectionTimeout, zone, webAppId, auditParts),
        new AuditSettings(
            auditMode,
            relevantStatus,
            auditFile,
            auditJson,
            sensorId,
            signatures,
            separateAt == null
                ? null
                : new SeparateFiles(auditFolder, auditFolderMode, auditFileMode)));
  }
}
