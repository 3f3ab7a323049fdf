package dev.sallyport.rules.action;

import dev.sallyport.rules.exchange.AuditMode;
import dev.sallyport.rules.exchange.EngineMode;
import dev.sallyport.rules.exchange.IdRanges;
import dev.sallyport.rules.exchange.RuleChoice;
import dev.sallyport.rules.exchange.TargetExclusion;
import dev.sallyport.rules.lang.BadWord;
import dev.sallyport.rules.lang.WordDoc;
import dev.sallyport.rules.variable.Selector;
import dev.sallyport.rules.variable.Variables;
import java.util.List;
import java.util.Locale;

/** The table of what {@code ctl} can change. */
public final class Ctls {
  private static final long MAX_BYTES = 1L << 40;
  private static final List<CtlWord> ALL =
      List.of(
          ctl(
              "auditEngine",
              "Whether this exchange is audited: On, Off, RelevantOnly.",
              "Off",
              v -> {
                AuditMode mode = auditMode(v);
                return x -> x.controls().auditEngine = mode;
              }),
          ctl(
              "auditLogParts",
              "Which parts are audited; + adds, - takes away.",
              "+E",
              AuditParts::change),
          ctl(
              "forceRequestBodyVariable",
              "Shows a body of unknown type in REQUEST_BODY: On, Off.",
              "On",
              v -> {
                boolean on = onOff("forceRequestBodyVariable", v);
                return x -> x.controls().forceRequestBodyVariable = on;
              }),
          ctl(
              "requestBodyAccess",
              "Whether this request's body is read: On, Off.",
              "Off",
              v -> {
                boolean on = onOff("requestBodyAccess", v);
                return x -> x.controls().requestBodyAccess = on;
              }),
          ctl(
              "requestBodyLimit",
              "Bytes of this request's body that are read.",
              "1048576",
              v -> {
                long bytes = MetadataWords.number("requestBodyLimit", v, 0, MAX_BYTES);
                return x -> x.controls().requestBodyLimitBytes = bytes;
              }),
          ctl(
              "requestBodyProcessor",
              "Who reads the body: URLENCODED, MULTIPART, JSON, XML.",
              "JSON",
              v -> {
                String processor = processor(v);
                return x -> x.controls().requestBodyProcessor = processor;
              }),
          ctl(
              "responseBodyAccess",
              "Whether this response's body is read: On, Off.",
              "Off",
              v -> {
                boolean on = onOff("responseBodyAccess", v);
                return x -> x.controls().responseBodyAccess = on;
              }),
          ctl(
              "responseBodyLimit",
              "Bytes of this response's body that are read.",
              "524288",
              v -> {
                long bytes = MetadataWords.number("responseBodyLimit", v, 0, MAX_BYTES);
                return x -> x.controls().responseBodyLimitBytes = bytes;
              }),
          ctl(
              "ruleEngine",
              "Whether matches block: On, Off, DetectionOnly.",
              "DetectionOnly",
              v -> {
                EngineMode mode = engineMode(v);
                return x -> x.controls().engine = mode;
              }),
          ctl(
              "ruleRemoveById",
              "Takes rules out, by id or range.",
              "942100-942199",
              v -> new Removal.OfRules(new RuleChoice.Ids(IdRanges.read(v)))),
          ctl(
              "ruleRemoveByTag",
              "Takes rules out whose tag the pattern finds.",
              "attack-sqli",
              v -> new Removal.OfRules(new RuleChoice.Tag(Selector.pattern(v)))),
          ctl(
              "ruleRemoveByMsg",
              "Takes rules out whose message the pattern finds.",
              "Range",
              v -> new Removal.OfRules(new RuleChoice.Message(Selector.pattern(v)))),
          ctl(
              "ruleRemoveTargetById",
              "Takes a target from rules, by id or range.",
              "942100;ARGS:password",
              v -> target(v, who -> new RuleChoice.Ids(IdRanges.read(who)))),
          ctl(
              "ruleRemoveTargetByTag",
              "Takes a target from rules whose tag the pattern finds.",
              "attack-sqli;ARGS:password",
              v -> target(v, who -> new RuleChoice.Tag(Selector.pattern(who)))),
          ctl(
              "ruleRemoveTargetByMsg",
              "Takes a target from rules whose message the pattern finds.",
              "SQL;ARGS:password",
              v -> target(v, who -> new RuleChoice.Message(Selector.pattern(who)))),
          refused("debugLogLevel", "there is no debug log; rules explain shows each step"),
          refused("hashEngine", "responses are not changed, so no links are signed"),
          refused("hashEnforcement", "responses are not changed, so no links are signed"),
          refused("parseXmlIntoArgs", "XML:/* and XML://@* show the same bytes"));

  private Ctls() {}

  /** In the order of their words. */
  public static List<CtlWord> all() {
    return ALL;
  }

  /** What {@code option=value} does. */
  static Effect read(String text) throws BadWord {
    int equals = text.indexOf('=');
    String word = (equals < 0 ? text : text.substring(0, equals)).strip();
    for (CtlWord ctl : ALL) {
      if (ctl.word().equalsIgnoreCase(word)) {
        return read(ctl, equals < 0 ? "" : text.substring(equals + 1).strip());
      }
    }
    throw BadWord.unknown("ctl", word, ALL.stream().map(CtlWord::word).toList());
  }

  private static Effect read(CtlWord ctl, String value) throws BadWord {
    if (ctl.doc().refused()) {
      throw new BadWord("ctl:" + ctl.word() + " is not supported: " + ctl.doc().text());
    }
    if (value.isEmpty()) {
      throw new BadWord("ctl:" + ctl.word() + " wants =VALUE");
    }
    if (value.contains("%{")) {
      throw new BadWord("ctl:" + ctl.word() + " wants a fixed value, got a macro: " + value);
    }
    return ctl.reader().read(value);
  }

  private static CtlWord ctl(String word, String text, String value, CtlWord.Reader reader) {
    String example = "SecAction \"id:1,phase:1,pass,ctl:" + word + "=" + value + "\"";
    return new CtlWord(word, WordDoc.supported(text, example), reader);
  }

  private static CtlWord refused(String word, String why) {
    String example = "SecAction \"id:1,phase:1,pass,ctl:" + word + "=x\"";
    return new CtlWord(word, WordDoc.refused(why, example), v -> x -> {});
  }

  private interface Chooser {
    RuleChoice choose(String who) throws BadWord;
  }

  private static Effect target(String value, Chooser chooser) throws BadWord {
    int semicolon = value.lastIndexOf(';');
    if (semicolon < 0) {
      throw new BadWord("wanted WHICH;TARGET such as 942100;ARGS:x, got " + value);
    }
    RuleChoice rules = chooser.choose(value.substring(0, semicolon).strip());
    return new Removal.OfTarget(rules, exclusion(value.substring(semicolon + 1).strip()));
  }

  private static TargetExclusion exclusion(String text) throws BadWord {
    int colon = text.indexOf(':');
    String word = colon < 0 ? text : text.substring(0, colon);
    String variable = Variables.of(word).word();
    Selector selector = Selector.read(colon < 0 ? null : text.substring(colon + 1));
    return new TargetExclusion(variable, selector::chooses);
  }

  /** {@code On}, {@code Off} or {@code DetectionOnly}. */
  public static EngineMode engineMode(String value) throws BadWord {
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "on" -> EngineMode.ON;
      case "off" -> EngineMode.OFF;
      case "detectiononly" -> EngineMode.DETECTION_ONLY;
      default -> throw new BadWord("wanted On, Off or DetectionOnly, got " + value);
    };
  }

  /** {@code On}, {@code Off} or {@code RelevantOnly}. */
  public static AuditMode auditMode(String value) throws BadWord {
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "on" -> AuditMode.ON;
      case "off" -> AuditMode.OFF;
      case "relevantonly" -> AuditMode.RELEVANT_ONLY;
      default -> throw new BadWord("wanted On, Off or RelevantOnly, got " + value);
    };
  }

  /** {@code On} or {@code Off}. */
  public static boolean onOff(String word, String value) throws BadWord {
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "on" -> true;
      case "off" -> false;
      default -> throw new BadWord(word + " wants On or Off, got " + value);
    };
  }

  private static String processor(String value) throws BadWord {
    String processor = value.toUpperCase(Locale.ROOT);
    if (!List.of("URLENCODED", "MULTIPART", "JSON", "XML").contains(processor)) {
      throw new BadWord(
          "requestBodyProcessor wants URLENCODED, MULTIPART, JSON or XML, got " + value);
    }
    return processor;
  }
}
