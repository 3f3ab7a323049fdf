package dev.sallyport.rules.transform;

/**
 * What code page 20127 (US-ASCII) makes of characters it lacks: Windows' best fit. Each row is an
 * ASCII character followed by the characters that become it; full-width forms are a range.
 */
final class UsAsciiBestFit {
  static final int FULL_WIDTH_FIRST = 0xff01;
  static final int FULL_WIDTH_LAST = 0xff5e;

  private static final String[] ROWS = {
    " " + "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006",
    "!" + "\u00a1",
    "\"" + "\u02ba\u030e\u201c\u201d\u201e",
    "$" + "\u00a4",
    "'" + "\u02b9\u02bc\u02c8\u2018\u2019\u2032",
    "," + "\u00b8\u201a",
    "-" + "\u00ad\u2010\u2011\u2013\u2014",
    "." + "\u00b7\u2022\u2026",
    "1" + "\u00b9",
    "2" + "\u00b2",
    "3" + "\u00b3",
    "<" + "\u00ab\u2039",
    ">" + "\u00bb\u203a",
    "A" + "\u00c0\u00c1\u00c2\u00c3\u00c4\u00c5\u00c6\u0100\u0102\u0104\u01cd\u01de",
    "C" + "\u00a9\u00c7\u0106\u0108\u010a\u010c",
    "D" + "\u00d0\u010e\u0110\u0189",
    "E" + "\u00c8\u00c9\u00ca\u00cb\u0112\u0114\u0116\u0118\u011a",
    "F" + "\u0191",
    "G" + "\u011c\u011e\u0120\u0122\u01e4\u01e6",
    "H" + "\u0124\u0126",
    "I" + "\u00cc\u00cd\u00ce\u00cf\u0128\u012a\u012c\u012e\u0130\u0197\u01cf",
    "J" + "\u0134",
    "K" + "\u0136\u01e8",
    "L" + "\u0139\u013b\u013d\u0141",
    "N" + "\u00d1\u0143\u0145\u0147",
    "O\u00d2\u00d3\u00d4\u00d5\u00d6\u00d8\u014c\u014e\u0150\u0152\u019f\u01a0"
        + "\u01d1\u01ea\u01ec",
    "R" + "\u00ae\u0154\u0156\u0158",
    "S" + "\u015a\u015c\u015e\u0160",
    "T" + "\u0162\u0164\u0166\u01ae\u2122",
    "U\u00d9\u00da\u00db\u00dc\u0168\u016a\u016c\u016e\u0170\u0172\u01af\u01d3"
        + "\u01d5\u01d7\u01d9\u01db",
    "W" + "\u0174",
    "Y" + "\u00a5\u00dd\u0176\u0178",
    "Z" + "\u0179\u017b\u017d",
    "^" + "\u02c4\u02c6\u0302",
    "_" + "\u02cd\u0331\u0332",
    "`" + "\u02cb\u0300\u2035",
    "a" + "\u00aa\u00e0\u00e1\u00e2\u00e3\u00e4\u00e5\u00e6\u0101\u0103\u0105\u01ce" + "\u01df",
    "b" + "\u0180",
    "c" + "\u00a2\u00e7\u0107\u0109\u010b\u010d",
    "d" + "\u010f\u0111",
    "e" + "\u00e8\u00e9\u00ea\u00eb\u0113\u0115\u0117\u0119\u011b",
    "f" + "\u0192",
    "g" + "\u011d\u011f\u0121\u0123\u01e5\u01e7\u0261",
    "h" + "\u0125\u0127",
    "i" + "\u00ec\u00ed\u00ee\u00ef\u0129\u012b\u012d\u012f\u0131\u01d0",
    "j" + "\u0135\u01f0",
    "k" + "\u0137\u01e9",
    "l" + "\u013a\u013c\u013e\u0142\u019a",
    "n" + "\u00f1\u0144\u0146\u0148",
    "o\u00ba\u00f2\u00f3\u00f4\u00f5\u00f6\u00f8\u014d\u014f\u0151\u0153\u01a1"
        + "\u01d2\u01eb\u01ed",
    "r" + "\u0155\u0157\u0159",
    "s" + "\u015b\u015d\u015f\u0161",
    "t" + "\u0163\u0165\u0167\u01ab",
    "u\u00f9\u00fa\u00fb\u00fc\u0169\u016b\u016d\u016f\u0171\u0173\u01b0\u01d4"
        + "\u01d6\u01d8\u01da\u01dc",
    "w" + "\u0175",
    "y" + "\u00fd\u00ff\u0177",
    "z" + "\u017c\u017e\u01b6",
    "|" + "\u00a6",
    "~" + "\u02dc\u0303",
  };

  private UsAsciiBestFit() {}

  static UnicodeMap map() {
    UnicodeMap.Builder map = new UnicodeMap.Builder();
    for (String row : ROWS) {
      for (int i = 1; i < row.length(); i++) {
        map.put(row.charAt(i), row.charAt(0));
      }
    }
    for (int c = FULL_WIDTH_FIRST; c <= FULL_WIDTH_LAST; c++) {
      map.put(c, FullWidth.toAscii(c));
    }
    return map.build();
  }
}
