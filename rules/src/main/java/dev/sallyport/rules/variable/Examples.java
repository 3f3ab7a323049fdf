package dev.sallyport.rules.variable;

import dev.sallyport.rules.lang.WordDoc;

/** Makes the example rule of a variable's doc. */
final class Examples {
  private Examples() {}

  static WordDoc doc(String text, String target, String operator) {
    return WordDoc.supported(text, rule(target, operator));
  }

  static WordDoc differs(String text, String target, String operator) {
    return WordDoc.differs(text, rule(target, operator));
  }

  private static String rule(String target, String operator) {
    return "SecRule " + target + " \"" + operator + "\" \"id:1,phase:2,deny\"";
  }
}
