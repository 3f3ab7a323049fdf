package dev.sallyport.rules.injection.sql;

import dev.sallyport.rules.bytes.Ascii;
import dev.sallyport.rules.bytes.Slice;
import dev.sallyport.rules.injection.ByteScan;
import dev.sallyport.rules.injection.sql.Reading.Dialect;
import dev.sallyport.rules.injection.sql.Reading.Quote;

/**
 * Tells whether a value would change the SQL statement that somebody pastes it into. For one value
 * after another, by one thread at a time; its memory, about a kilobyte, is used again.
 */
public final class SqlInjection {
  private final Folding folding = new Folding();

  /**
   * The fingerprint of the attack, one letter a token, at most five; empty where the value is none.
   * Time is linear in the value's length.
   */
  public Slice fingerprint(Slice value) {
    return fingerprint(new ByteScan(value));
  }

  /**
   * Whether the byte may end a word. A value without such a byte is one word, or a number with a
   * word behind it, and no attack.
   */
  public static boolean partsWords(int b) {
    return b <= '~' ? !Ascii.isWord(b) : b == 0x7f || b == 0xa0;
  }

  Slice fingerprint(ByteScan in) {
    Analysis analysis = new Analysis(in, folding);
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
