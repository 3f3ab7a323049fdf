package dev.sallyport.rules.plan;

import static dev.sallyport.rules.lang.WordDoc.supported;
import static dev.sallyport.rules.plan.DirectiveWord.one;

import dev.sallyport.rules.action.Ctls;
import dev.sallyport.rules.lang.BadWord;
import dev.sallyport.rules.lang.Word;
import dev.sallyport.rules.lang.WordDoc;
import dev.sallyport.rules.transform.UnicodeMap;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** The engine and how it reads messages. */
final class EngineDirectives {
  private static final int MAX_COUNT = 1_000_000;
  private static final long MAX_BYTES = 1L << 31;
  private static final long MAX_SECONDS = 10L * 366 * 24 * 3600;

  private EngineDirectives() {}

  static List<DirectiveWord> all() {
    return List.of(
        one(
            "SecRuleEngine",
            supported("Whether matches block.", "SecRuleEngine DetectionOnly"),
            (v, d) -> d.settings.engine = Ctls.engineMode(v)),
        one(
            "SecRequestBodyAccess",
            supported("Whether request bodies are read.", "SecRequestBodyAccess On"),
            (v, d) -> d.settings.requestBodyAccess = Ctls.onOff("SecRequestBodyAccess", v)),
        one(
            "SecRequestBodyLimit",
            supported("Bytes of a request body that are read.", "SecRequestBodyLimit 13107200"),
            (v, d) -> d.settings.requestBodyLimitBytes = number(v, 1, MAX_BYTES)),
        one(
            "SecRequestBodyNoFilesLimit",
            WordDoc.differs(
                "Bytes of a body without its files; beyond it, REQBODY_ERROR is set.",
                "SecRequestBodyNoFilesLimit 131072"),
            (v, d) -> d.settings.noFilesLimitBytes = number(v, 1, MAX_BYTES)),
        one(
            "SecRequestBodyLimitAction",
            supported("Reject with 413, or ProcessPartial.", "SecRequestBodyLimitAction Reject"),
            (v, d) -> d.settings.rejectRequestBeyond = reject(v)),
        one(
            "SecRequestBodyJsonDepthLimit",
            WordDoc.differs("Nesting of JSON, and of XML.", "SecRequestBodyJsonDepthLimit 512"),
            (v, d) -> d.settings.depthLimit = (int) number(v, 1, 10_000)),
        one(
            "SecArgumentsLimit",
            supported(
                "Arguments of a request; beyond it, REQBODY_ERROR.", "SecArgumentsLimit 1000"),
            (v, d) -> d.settings.argumentsLimit = (int) number(v, 1, MAX_COUNT)),
        one(
            "SecUploadFileLimit",
            supported("Files of a multipart body.", "SecUploadFileLimit 100"),
            (v, d) -> d.settings.filesLimit = (int) number(v, 1, MAX_COUNT)),
        one(
            "SecResponseBodyAccess",
            supported("Whether response bodies are read.", "SecResponseBodyAccess On"),
            (v, d) -> d.settings.responseBodyAccess = Ctls.onOff("SecResponseBodyAccess", v)),
        one(
            "SecResponseBodyLimit",
            supported("Bytes of a response body that are read.", "SecResponseBodyLimit 524288"),
            (v, d) -> d.settings.responseBodyLimitBytes = number(v, 1, MAX_BYTES)),
        one(
            "SecResponseBodyLimitAction",
            supported(
                "Reject with 502, or ProcessPartial.", "SecResponseBodyLimitAction ProcessPartial"),
            (v, d) -> d.settings.rejectResponseBeyond = reject(v)),
        new DirectiveWord(
            "SecResponseBodyMimeType",
            supported("Media types whose bodies are read.", "SecResponseBodyMimeType text/html"),
            1,
            99,
            EngineDirectives::mimeTypes),
        new DirectiveWord(
            "SecResponseBodyMimeTypesClear",
            supported("Forgets the media types so far.", "SecResponseBodyMimeTypesClear"),
            0,
            0,
            (a, d) -> d.settings.responseMimeTypes.clear()),
        one(
            "SecArgumentSeparator",
            supported("The byte between arguments.", "SecArgumentSeparator &"),
            EngineDirectives::separator),
        one(
            "SecCookieFormat",
            supported("0 for plain cookies, 1 for RFC 2965.", "SecCookieFormat 0"),
            (v, d) -> d.settings.cookiesVersion1 = number(v, 0, 1) == 1),
        one(
            "SecCollectionTimeout",
            supported("Seconds that a collection is kept.", "SecCollectionTimeout 3600"),
            (v, d) -> d.settings.collectionTimeout = Duration.ofSeconds(number(v, 1, MAX_SECONDS))),
        new DirectiveWord(
            "SecUnicodeMapFile",
            supported(
                "Which bytes t:urlDecodeUni makes of %uXXXX.",
                "SecUnicodeMapFile unicode.mapping 20127"),
            1,
            2,
            EngineDirectives::unicodeMap),
        one(
            "SecWebAppId",
            supported("WEBAPPID.", "SecWebAppId shop"),
            (v, d) -> d.settings.webAppId = v),
        one(
            "SecSensorId",
            supported("The sensor's name in the audit log.", "SecSensorId gw1"),
            (v, d) -> d.settings.sensorId = v),
        one(
            "SecComponentSignature",
            supported("A rule set's name in the audit log.", "SecComponentSignature \"mine/1\""),
            (v, d) -> d.settings.signatures.add(v)));
  }

  static long number(String value, long least, long most) throws BadWord {
    try {
      long number = Long.parseLong(value);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException notOne) {
      // Told below, with what was wanted.
    }
    throw new BadWord("wanted a number from " + least + " to " + most + ", got " + value);
  }

  private static boolean reject(String value) throws BadWord {
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "reject" -> true;
      case "processpartial" -> false;
      default -> throw new BadWord("wanted Reject or ProcessPartial, got " + value);
    };
  }

  private static void mimeTypes(List<Word> arguments, PlanDraft draft) {
    for (Word argument : arguments) {
      for (String type : argument.text().split("\\s+", -1)) {
        draft.settings.responseMimeTypes.add(type.toLowerCase(Locale.ROOT));
      }
    }
  }

  private static void separator(String value, PlanDraft draft) throws BadWord {
    if (value.length() != 1) {
      throw new BadWord("wanted one character, got " + value);
    }
    draft.settings.argumentSeparator = value.charAt(0);
  }

  private static void unicodeMap(List<Word> arguments, PlanDraft draft) throws BadWord {
    int codePage = arguments.size() < 2 ? 20127 : (int) number(arguments.get(1).text(), 0, 65535);
    try {
      draft.settings.unicodeMap =
          UnicodeMap.parse(draft.lines(arguments.getFirst().text(), draft.at()), codePage);
    } catch (IllegalArgumentException bad) {
      throw new BadWord(arguments.getFirst().text() + ": " + bad.getMessage());
    }
  }
}
