package dev.sallyport.rules.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sallyport.rules.bytes.Slice;
import dev.sallyport.rules.match.Patterns.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What PCRE's syntax means, on both matchers where both can run it. */
class PatternsTest {
  /** Pattern, value, what matches; empty brackets: nothing does. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "a.c ~ xabcx ~ [abc]",
        "(?i)aBc ~ xAbCx ~ [AbC]",
        "(?i:a)b ~ AB Ab ~ [Ab]",
        "a(?i)b|c ~ C ~ [C]",
        "(a(?i)b)c ~ aBC aBc ~ [aBc]",
        "(?x) a b # comment ~ ab ~ [ab]",
        "(?x)a[ ]b\\ c ~ a b c ~ [a b c]",
        "a(?#none)b ~ ab ~ [ab]",
        "[]a]+ ~ x]a]x ~ []a]]",
        "[^]a]+ ~ ]ab] ~ [b]",
        "[a-]+ ~ x-a-x ~ [-a-]",
        "[\\w-.]+ ~ (a-b.c) ~ [a-b.c]",
        "[[:alpha:][:digit:]]+ ~ _a1b_ ~ [a1b]",
        "[[:^alpha:]]+ ~ a12b ~ [12]",
        "[[:upper:]]+ ~ abCD ~ [CD]",
        "(?i)[[:upper:]]+ ~ abCD ~ [abCD]",
        "[a[b]+ ~ x[ab ~ [[ab]",
        "[a&&b]+ ~ x&ab ~ [&ab]",
        "[\\x41-\\x43]+ ~ xABCD ~ [ABC]",
        "[\\b\\e]|z ~ z ~ [z]",
        "[a\\Q]-b\\E]+ ~ x]-abx ~ []-ab]",
        "\\Qa.b\\E+ ~ a.bbb ~ [a.b]",
        "\\x{61}\\x62\\143\\o{144} ~ abcd ~ [abcd]",
        "\\h\\H ~ a b ~ [ b]",
        "\\d+\\D\\w+\\W ~ x12 a_1- ~ [12 a_1-]",
        "a{2} ~ aaa ~ [aa]",
        "a{2,} ~ xaaaa ~ [aaaa]",
        "a{1,2}? ~ aaa ~ [a]",
        "a{,2} ~ a{,2} ~ [a{,2}]",
        "a{x ~ a{x ~ [a{x]",
        "{ ~ a{x ~ [{]",
        "a*?b ~ aab ~ [aab]",
        "(?U)a+ ~ aaa ~ [a]",
        "(?U)a+? ~ aaa ~ [aaa]",
        "\\bfoo\\b ~ xfoo foo ~ [foo]",
        "\\Boo ~ oo foo ~ [oo]",
        "^a ~ ba ~ []",
        "\\Aa\\z ~ a ~ [a]",
        "a$ ~ ab ~ []",
        "(a|ab)(c|bcd)(d*) ~ abcd ~ [abcd]",
        "(a*)* ~ aab ~ [aa]",
        "(|a)+ ~ aa ~ []",
        "(|a)+b ~ aab ~ [aab]",
        "(|a|b)+\\Baa ~ aaaaaa ~ [aaa]",
        "((|a)*|b)*?c ~ ababc ~ [ababc]",
        "(a|b*)*c ~ abbac ~ [abbac]",
        "(?:a?)*?b ~ aab ~ [aab]",
        "(a)|b ~ b ~ [b]",
        "(?=ab)a ~ aab ~ [a]",
        "a(?!b) ~ abac ~ [a]",
        "(?<=a)b ~ bab ~ [b]",
        "(?<!a)b ~ abcb ~ [b]",
        "(?<=a|bc)d ~ bcd ~ [d]",
        "(?<=^|x)d ~ d ~ [d]",
        "(a|b)\\1 ~ abba ~ [bb]",
        "(?i)(a)\\1 ~ aA ~ [aA]",
        "(?<n>a)\\k<n> ~ aa ~ [aa]",
        "(?P<n>a)(?P=n) ~ aa ~ [aa]",
        "(a)(b)\\g{-1}\\g1\\g{2} ~ abbab ~ [abbab]",
        "(a)\\11b ~ a\tb ~ [a\tb]",
        "a++b ~ aab ~ [aab]",
        "^.*$ ~ any thing ~ [any thing]",
        "^[0-9]+$ ~ 0815 ~ [0815]",
        "^[0-9]+$ ~ 08x15 ~ []",
        "^[a-z]{3,}$ ~ ab ~ []",
        "a++a ~ aaa ~ []",
        "(?>a|ab)c ~ abc ~ []",
        "(?>a*)b ~ aab ~ [aab]",
        "(?=(a+))a*\\1 ~ aaaa ~ [aaaa]",
        "(?!(a)b)a\\1? ~ aa ~ [a]",
      })
  void means(String pattern, String value, String wanted) throws BadPattern {
    PatternParser.Parsed parsed =
        Patterns.parse(pattern, Set.of(Option.DOT_ALL, Option.DOLLAR_END_ONLY));
    List<Matcher> matchers = new ArrayList<>();
    matchers.add(new Backtracker(Compiler.forBacktracking(parsed)));
    Program automaton = Compiler.forAutomaton(parsed);
    if (automaton != null) {
      matchers.add(new LinearMatcher(parsed.root(), automaton));
    }
    for (Matcher matcher : matchers) {
      Match match = matcher.find(Slice.latin1(value), 0);
      String got = match == null ? "[]" : "[" + match.group(0) + "]";
      assertThat(got).as(matcher.getClass().getSimpleName()).isEqualTo(wanted);
      assertThat(matcher.matches(Slice.latin1(value))).isEqualTo(match != null);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "( ~ ) was wanted ~ 1",
        "a) ~ none is open ~ 1",
        "[a ~ ] at the end ~ 2",
        "[b-a] ~ range in order ~ 2",
        "*a ~ something to repeat ~ 1",
        "a(?i)*b ~ something to repeat ~ 6",
        "a{3,2} ~ count in order ~ 6",
        "a{70000} ~ up to 65535 ~ 8",
        "\\x{100} ~ a byte was wanted ~ 7",
        "\\1 ~ no group 1 ~ 2",
        "\\k<a> ~ no group a ~ 5",
        "(?<=a+)b ~ fixed length ~ 0",
        "(?R) ~ (?R is not supported ~ 3",
        "(?(1)a) ~ (?( is not supported ~ 3",
        "(*COMMIT)a ~ verbs ~ 1",
        "\\pL ~ \\p is not supported ~ 2",
        "a\\K ~ \\K is not supported ~ 3",
        "[[:letter:]] ~ [:letter:] is not known ~ 11",
        "((a{1000}){1000}){1000} ~ at most 100000 instructions ~ 0",
      })
  void refuses(String pattern, String what, int offset) {
    assertThatThrownBy(() -> Patterns.compile(pattern))
        .isInstanceOf(BadPattern.class)
        .hasMessageContaining(what)
        .hasMessageEndingWith("at character " + offset + " of the pattern");
  }

  @Test
  void backtracksWhereAnAutomatonWouldGetTooLong() throws BadPattern {
    String loops = "(?:".repeat(30) + "a*" + ")*".repeat(30) + "b";
    Matcher matcher = Patterns.compile(loops);
    assertThat(matcher.linear()).isFalse();
    assertThat(matcher.matches(Slice.latin1("aab"))).isTrue();
  }

  @Test
  void refusesNestingWithoutEnd() {
    assertThatThrownBy(() -> Patterns.compile("(".repeat(100_000) + ")".repeat(100_000)))
        .isInstanceOf(BadPattern.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a$", "(?m)^b$", "(?m)b$\n^a", "a\\Z", "\\w\\b\\n\\B"})
  void linesEndWhereTheOptionsSay(String pattern) throws BadPattern {
    Slice value = Slice.latin1("b\na\n");
    assertThat(Patterns.compile(pattern, Option.MULTILINE).matches(value)).isTrue();
  }

  @Test
  void lineEndTakesBothBytes() throws BadPattern {
    Match match = Patterns.compile("a\\R").find(Slice.latin1("a\r\n"), 0);
    assertThat(Objects.requireNonNull(match).end()).isEqualTo(3);
  }

  @Test
  void dollarIsTheEndOnlyWhereAsked() throws BadPattern {
    Slice value = Slice.latin1("a\n");
    assertThat(Patterns.compile("a$").matches(value)).isTrue();
    assertThat(Patterns.compile("a$", Option.DOLLAR_END_ONLY).matches(value)).isFalse();
    assertThat(Patterns.compile("a.", Option.DOT_ALL).matches(value)).isTrue();
    assertThat(Patterns.compile("a.").matches(value)).isFalse();
    assertThat(Patterns.compile("(?m)\\n^", Option.DOT_ALL).matches(value)).isFalse();
  }

  @Test
  void findsFromAPlaceOnAndSeesWhatStandsBefore() throws BadPattern {
    Matcher word = Patterns.compile("\\bb|(c)");
    Slice value = Slice.latin1("ab bc");
    Match first = Objects.requireNonNull(word.find(value, 1));
    assertThat(first.start()).isEqualTo(3);
    assertThat(first.groupCount()).isEqualTo(1);
    Match second = Objects.requireNonNull(word.find(value, first.end()));
    assertThat(second.group(1)).isEqualTo(Slice.latin1("c"));
    assertThat(word.find(value, second.end())).isNull();
  }
}
