package dev.sallyport.rules.lang;

/**
 * How a word of the language is treated here; {@code docs/seclang.md} is made from these.
 *
 * @param text what it does; where it differs or is refused, why
 * @param example a line of rules that uses it
 */
public record WordDoc(Support support, String text, String example) {
  /** Whether a word works as in ModSecurity. */
  public enum Support {
    SUPPORTED,
    DIFFERS,
    REFUSED
  }

  public static WordDoc supported(String text, String example) {
    return new WordDoc(Support.SUPPORTED, text, example);
  }

  public static WordDoc differs(String text, String example) {
    return new WordDoc(Support.DIFFERS, text, example);
  }

  public static WordDoc refused(String why, String example) {
    return new WordDoc(Support.REFUSED, why, example);
  }

  public boolean refused() {
    return support == Support.REFUSED;
  }
}
