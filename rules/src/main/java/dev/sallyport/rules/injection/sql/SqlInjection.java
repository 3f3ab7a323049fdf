package dev.sallyport.rules.injection.sql;

import dev.sallyport.rules.bytes.Ascii;
import dev.sallyport.rules.bytes.Slice;
import dev.sallyport.rules.injection.ByteScan;
import dev.sallyport.rules.injection.sql.Reading.Dialect;
import dev.sallyport.rules.injection.sql.Reading.Quote;

/** Tells whether a value would change the SQL statement that somebody pastes it into. */
public final class SqlInjection {
  private SqlInjection() {}

  /**
   * The fingerprint of the attack, one letter a token, at most five; empty where the value is none.
   * Time is linear in the value's length, memory a few hundred bytes.
   */
  public static Slice fingerprint(Slice value) {
    return fingerprint(new ByteScan(value));
  }

  /**
   * Whether the byte may end a word. A value without such a byte is one word, or a number with a
   * word behind it, and no attack.
   */
  public static boolean partsWords(int b) {
    return b <= '~' ? !Ascii.isWord(b) : b == 0x7f || b == 0xa0;
  }

  static Slice fingerprint(ByteScan in) {
    Analysis analysis = new Analysis(in);
    boolean attack =
        isAttack(analysis, Quote.NONE)
            || has(in, '\'') && isAttack(analysis, Quote.SINGLE)
            || has(in, '"') && isAttack(analysis, new Reading(Quote.DOUBLE, Dialect.MYSQL));
    return attack ? new Slice(analysis.letters(), 0, analysis.size()) : Slice.EMPTY;
  }

  private static boolean has(ByteScan in, int quote) {
    return in.find(quote, 0) < in.length();
  }

  private static boolean isAttack(Analysis analysis, Quote quote) {
    return isAttack(analysis, new Reading(quote, Dialect.ANSI))
        || analysis.dialectMatters() && isAttack(analysis, new Reading(quote, Dialect.MYSQL));
  }

  private static boolean isAttack(Analysis analysis, Reading reading) {
    analysis.read(reading);
    return Fingerprints.knows(analysis.letters(), analysis.size())
        && Plausibility.isAttack(analysis);
  }
}
