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

  private static final WordTable ATTRIBUTES = attributes();

  private Blacklist() {}

  static boolean tag(Name name) {
    return name.in(TAGS) != 0 || name.startsWith("SVG") || name.startsWith("XSL");
  }

  static AttributeKind attribute(Name name) {
    boolean event = name.length() >= SHORTEST_EVENT && name.startsWith("ON");
    if (event && name.in(NO_EVENTS) == 0
        || name.startsWith("XMLNS")
        || name.startsWith("XLINK")) {
      return AttributeKind.SCRIPT;
    }
    return AttributeKind.of(name.in(ATTRIBUTES));
  }

  private static WordTable words(String list) {
    Map<String, Byte> words = new HashMap<>();
    for (String word : list.strip().split("\\s+", -1)) {
      words.put(word, LISTED);
    }
    return new WordTable(words);
  }

  private static WordTable attributes() {
    Map<String, Byte> kinds = new HashMap<>();
    put(kinds, AttributeKind.SCRIPT, "DATAFORMATAS DATASRC");
    put(kinds, AttributeKind.STYLE, "FILTER STYLE");
    put(kinds, AttributeKind.ATTRIBUTE_NAME, "ATTRIBUTENAME");
    put(
        kinds,
        AttributeKind.URL,
        """
        ACTION BACKGROUND BY DYNSRC FOLDER FORMACTION FROM HANDLER HREF LOWSRC POSTER SRC TO VALUES
        """);
    return new WordTable(kinds);
  }

  private static void put(Map<String, Byte> kinds, AttributeKind kind, String names) {
    for (String name : names.strip().split("\\s+", -1)) {
      kinds.put(name, (byte) kind.ordinal());
    }
  }
}
