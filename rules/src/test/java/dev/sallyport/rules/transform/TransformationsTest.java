package dev.sallyport.rules.transform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.rules.bytes.ByteSink;
import dev.sallyport.rules.bytes.Slice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TransformationsTest {
  private static final Transformations WORDS = Transformations.with(UnicodeMap.usAscii());

  /** Applied twice they do what they do once. */
  private static final Set<String> IDEMPOTENT =
      Set.of(
          "compressWhitespace",
          "lowercase",
          "none",
          "normalizePath",
          "normalizePathWin",
          "parityEven7bit",
          "parityOdd7bit",
          "parityZero7bit",
          "removeNulls",
          "removeWhitespace",
          "replaceNulls",
          "trim",
          "trimLeft",
          "trimRight",
          "uppercase");

  /** What makes text longer, and by which factor at most; all others make none longer. */
  private static int growth(String word) {
    return switch (word) {
      case "base64Encode", "hexEncode" -> 2;
      case "urlEncode", "utf8toUnicode" -> 4;
      default -> 1;
    };
  }

  static List<Transformation> all() {
    return WORDS.all();
  }

  static Slice apply(String word, Slice in) {
    ByteSink out = new ByteSink(8);
    boolean changed = Objects.requireNonNull(WORDS.find(word), word).apply(in, out);
    return changed ? Slice.of(out.copy()) : in;
  }

  @ParameterizedTest
  @MethodSource("all")
  void outputIsBoundedAndUnchangedMeansNothingWritten(Transformation word) {
    Random random = new Random(20250117);
    for (int i = 0; i < 3000; i++) {
      Slice in = randomText(random);
      ByteSink out = new ByteSink(0);
      boolean changed = word.apply(in, out);
      int bound = Math.max(40, in.length() * growth(word.word()) + 4);
      assertThat(out.length()).as("%s of %s", word.word(), in).isLessThanOrEqualTo(bound);
      if (!changed) {
        assertThat(out.length()).as("%s of %s", word.word(), in).isZero();
      }
      Slice once = changed ? Slice.of(out.copy()) : in;
      if (IDEMPOTENT.contains(word.word())) {
        assertThat(apply(word.word(), once)).as("%s of %s", word.word(), in).isEqualTo(once);
      }
    }
  }

  /** Text dense in what the words look at; a view into a larger array. */
  private static Slice randomText(Random random) {
    String alphabet = "%u0fF\\x1&#;gt+ \t\0/..*-<!,^\"'[]=AaZ\u00a0\u00c3\u00ff\n";
    byte[] bytes = new byte[random.nextInt(40) + 4];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) alphabet.charAt(random.nextInt(alphabet.length()));
    }
    return new Slice(bytes, 2, bytes.length - 2);
  }

  @ParameterizedTest
  @CsvSource({
    "normalisePath, normalizePath",
    "NORMALISEPATHWIN, normalizePathWin",
    "utf8ToUnicode, utf8toUnicode",
    "lowerCase, lowercase"
  })
  void findsOtherSpellings(String spelling, String word) {
    assertThat(Objects.requireNonNull(WORDS.find(spelling)).word()).isEqualTo(word);
  }

  @Test
  void knowsNoOtherWord() {
    assertThat(WORDS.find("rot13")).isNull();
  }

  @Test
  void cssDecodeTakesOneSpaceAfterHexadecimalDigits() {
    assertThat(apply("cssDecode", Slice.latin1("\\0  string")))
        .isEqualTo(Slice.latin1("\0 string"));
  }

  @Test
  void urlDecodeUniAsksTheUnicodeMapFirst() {
    Slice in = Slice.latin1("%u2039script%u203a%uff1c%u0141%u4e41");
    assertThat(apply("urlDecodeUni", in)).isEqualTo(Slice.latin1("<script><LA"));
  }

  @Test
  void utf8ToUnicodeKeepsTheFirstByteOfAnOverlongForm() {
    Slice in = Slice.latin1("\u00c0\u00bc \u00c3\u00a9 \u00e9");
    assertThat(apply("utf8toUnicode", in)).isEqualTo(Slice.latin1("%u003c\u00c0 %u00e9 \u00e9"));
  }

  @Test
  void everyWordHasAFileWithARuleThatUsesIt() throws IOException {
    Set<String> files = new HashSet<>();
    for (Transformation word : WORDS.all()) {
      String file = word.getClass().getSimpleName() + ".java";
      String source =
          Files.readString(Path.of("src/main/java/dev/sallyport/rules/transform", file));
      assertThat(source).contains("* SecRule ").containsPattern("t:" + word.word() + "[,\"]");
      files.add(file);
    }
    assertThat(files).hasSize(WORDS.all().size());
  }
}
