package dev.sallyport.rules.operator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The table of all {@code @words}. Immutable; words are found whatever their case. */
public final class Operators {
  private final List<OperatorWord> all;
  private final Map<String, OperatorWord> byWord = new LinkedHashMap<>();

  private Operators(List<OperatorWord> all) {
    this.all = List.copyOf(all);
    for (OperatorWord word : all) {
      byWord.put(key(word.word()), word);
    }
  }

  /** All words of this package and {@code more}, which live elsewhere. */
  public static Operators with(List<OperatorWord> more) {
    List<OperatorWord> all = new ArrayList<>(supported());
    all.addAll(more);
    all.addAll(withoutSource());
    all.addAll(refused());
    Operators words = new Operators(all);
    words.alias("ipMatchF", "ipMatchFromFile");
    words.alias("pmf", "pmFromFile");
    return words;
  }

  private static List<OperatorWord> supported() {
    return List.of(
        new BeginsWith(),
        new Contains(),
        new ContainsWord(),
        new DetectSqli(),
        new DetectXss(),
        new EndsWith(),
        new Eq(),
        new Ge(),
        new Gt(),
        new IpMatch(),
        new IpMatchFromFile(),
        new Le(),
        new Lt(),
        new NoMatch(),
        new Pm(),
        new PmFromFile(),
        new Rx(),
        new RxGlobal(),
        new StrEq(),
        new StrMatch(),
        new UnconditionalMatch(),
        new ValidateByteRange(),
        new ValidateUrlEncoding(),
        new ValidateUtf8Encoding(),
        new VerifyCc(),
        new VerifyCpf(),
        new VerifySsn(),
        new VerifySvnr(),
        new Within());
  }

  private static List<OperatorWord> withoutSource() {
    return List.of(
        new NeverMatching("geoLookup", "there is no database of countries here"),
        new NeverMatching("rbl", "rules ask no name server"));
  }

  private static List<OperatorWord> refused() {
    return List.of(
        new Refused("fuzzyHash", "no hashes of known files are kept here"),
        new Refused("gsbLookup", "the Safe Browsing interface that it asks is no longer served"),
        new Refused("inspectFile", "rules run no program"),
        new Refused("rsub", "rules do not rewrite bodies"),
        new Refused("validateDTD", "a DTD is never loaded while XML is parsed"),
        new Refused("validateHash", "no links are signed in responses"),
        new Refused("validateSchema", "XML is parsed without a schema"));
  }

  private void alias(String spelling, String word) {
    OperatorWord known = byWord.get(key(word));
    if (known != null) {
      byWord.put(key(spelling), known);
    }
  }

  private static String key(String word) {
    return word.toLowerCase(Locale.ROOT);
  }

  /** The operator that {@code word}, without the {@code @}, names; null where none does. */
  public @Nullable OperatorWord find(String word) {
    return byWord.get(key(word));
  }

  /** Every word once, without the other spellings. */
  public List<OperatorWord> all() {
    return all;
  }
}
