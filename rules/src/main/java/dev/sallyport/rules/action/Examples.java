package dev.sallyport.rules.action;

import dev.sallyport.rules.lang.WordDoc;

/** Makes the example line of an action's doc. */
final class Examples {
  private Examples() {}

  static WordDoc doc(String text, String actions) {
    return WordDoc.supported(text, rule(actions));
  }

  static WordDoc differs(String text, String actions) {
    return WordDoc.differs(text, rule(actions));
  }

  private static String rule(String actions) {
    return "SecRule ARGS:x \"@streq 1\" \"id:1,phase:2," + actions + "\"";
  }
}
