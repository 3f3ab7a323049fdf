package dev.sallyport.app.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sallyport.diagnosis.catalogue.Catalogue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The settings that the remedies name are words that the installed programs know. */
class RemedyWordsTest {
  private static final Path MODULES = Path.of("/usr/lib/apache2/modules");

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          nginx   ; 14 ; \\b(?:proxy|ssl)_[a-z_]+|client_max_body_size|large_client_header_buffers
          apache2 ; 8  ; \\b(?:SSL[A-Z]\\w+|LimitRequest\\w+|ProxyPreserveHost|ServerAlias)
          haproxy ; 2  ; (?:ssl-max-ver|tune\\.bufsize|del-header)
          """)
  void theProgramKnowsTheWord(String program, int atLeast, String pattern) throws IOException {
    Path file = Path.of("/usr/sbin", program);
    assumeTrue(Files.isReadable(file), program + " is not installed");
    Set<String> words = words(Pattern.compile(pattern));
    assertThat(words).hasSizeGreaterThanOrEqualTo(atLeast);
    String bytes = program.equals("apache2") ? bytes(file) + modules() : bytes(file);
    assertThat(words).allSatisfy(word -> assertThat(bytes.contains(word)).as(word).isTrue());
  }

  private static Set<String> words(Pattern pattern) {
    Set<String> words = new TreeSet<>();
    Catalogue.all().stream()
        .flatMap(
            cause -> Stream.concat(cause.originRemedy().stream(), cause.gatewayRemedy().stream()))
        .forEach(text -> {
          Matcher found = pattern.matcher(text);
          while (found.find()) {
            words.add(found.group());
          }
        });
    return words;
  }

  private static String bytes(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.ISO_8859_1);
  }

  private static String modules() throws IOException {
    return bytes(MODULES.resolve("mod_ssl.so")) + bytes(MODULES.resolve("mod_proxy.so"));
  }
}
