package dev.sallyport.rules.transform;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The table of all {@code t:} words. Immutable; words are found whatever their case. */
public final class Transformations {
  private final List<Transformation> all;
  private final Map<String, Transformation> byWord = new LinkedHashMap<>();

  private Transformations(List<Transformation> all) {
    this.all = all;
    for (Transformation word : all) {
      byWord.put(key(word.word()), word);
    }
  }

  /** All words; {@code map} is what {@code t:urlDecodeUni} looks code points up in. */
  public static Transformations with(UnicodeMap map) {
    Transformations words =
        new Transformations(
            List.of(
                new Base64Decode(),
                new Base64DecodeExt(),
                new Base64Encode(),
                new CmdLine(),
                new CompressWhitespace(),
                new CssDecode(),
                new EscapeSeqDecode(),
                new HexDecode(),
                new HexEncode(),
                new HtmlEntityDecode(),
                new JsDecode(),
                new Length(),
                new Lowercase(),
                new Md5(),
                new None(),
                new NormalizePath(),
                new NormalizePathWin(),
                new ParityEven7bit(),
                new ParityOdd7bit(),
                new ParityZero7bit(),
                new PhpArgsNames(),
                new RemoveComments(),
                new RemoveCommentsChar(),
                new RemoveNulls(),
                new RemoveWhitespace(),
                new ReplaceComments(),
                new ReplaceNulls(),
                new Sha1(),
                new SqlHexDecode(),
                new Trim(),
                new TrimLeft(),
                new TrimRight(),
                new Uppercase(),
                new UrlDecode(),
                new UrlDecodeUni(map),
                new UrlEncode(),
                new Utf8ToUnicode()));
    words.alias("normalisePath", "normalizePath");
    words.alias("normalisePathWin", "normalizePathWin");
    return words;
  }

  private void alias(String spelling, String word) {
    byWord.put(key(spelling), byWord.get(key(word)));
  }

  private static String key(String word) {
    return word.toLowerCase(Locale.ROOT);
  }

  /** The transformation that {@code word} names, null where none has that name. */
  public @Nullable Transformation find(String word) {
    return byWord.get(key(word));
  }

  /** Every word once, without the other spellings, in alphabetical order. */
  public List<Transformation> all() {
    return all;
  }
}
