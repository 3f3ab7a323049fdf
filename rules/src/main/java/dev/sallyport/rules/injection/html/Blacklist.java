package dev.sallyport.rules.injection.html;

import dev.sallyport.rules.injection.WordTable;
import java.util.HashMap;
import java.util.Map;

/** The tags and attributes that can run a script, alone or by what they load. */
final class Blacklist {
  private static final byte LISTED = 1;
  private static final int SHORTEST_EVENT = 5;

  private static final WordTable TAGS =
      words(
          """
          APPLET BASE COMMENT EMBED FRAME FRAMESET HANDLER IFRAME IMPORT ISINDEX LINK LISTENER META
          NOSCRIPT OBJECT SCRIPT STYLE VMLFRAME XML XSS
          """);

  /** Words that begin like an event handler and are none. */
  private static final WordTable NO_EVENTS =
      words("ONBOARD ONBOARDING ONGOING ONION ONIONS ONLINE ONSET ONSITE ONTARIO ONWARD ONWARDS");

  private static final WordTable SCRIPTS = words("DATAFORMATAS DATASRC");
  private static final WordTable STYLES = words("FILTER STYLE");
  private static final WordTable ATTRIBUTE_NAMES = words("ATTRIBUTENAME");
  private static final WordTable URLS =
      words(
          """
          ACTION BACKGROUND BY DYNSRC FOLDER FORMACTION FROM HANDLER HREF LOWSRC POSTER SRC TO
          VALUES
          """);

  private Blacklist() {}

  static boolean tag(Name name) {
    return name.isIn(TAGS) || name.startsWith("SVG") || name.startsWith("XSL");
  }

  static AttributeKind attribute(Name name) {
    if (isEvent(name)
        || name.startsWith("XMLNS")
        || name.startsWith("XLINK")
        || name.isIn(SCRIPTS)) {
      return AttributeKind.SCRIPT;
    }
    if (name.isIn(STYLES)) {
      return AttributeKind.STYLE;
    }
    if (name.isIn(ATTRIBUTE_NAMES)) {
      return AttributeKind.ATTRIBUTE_NAME;
    }
    return name.isIn(URLS) ? AttributeKind.URL : AttributeKind.HARMLESS;
  }

  private static boolean isEvent(Name name) {
    return name.startsWith("ON") && name.length() >= SHORTEST_EVENT && !name.isIn(NO_EVENTS);
  }

  private static WordTable words(String list) {
    Map<String, Byte> words = new HashMap<>();
    for (String word : list.strip().split("\\s+", -1)) {
      words.put(word, LISTED);
    }
    return new WordTable(words);
  }
}
