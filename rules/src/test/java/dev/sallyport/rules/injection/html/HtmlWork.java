package dev.sallyport.rules.injection.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.rules.bytes.Slice;
import dev.sallyport.rules.injection.ByteScan;

/** Holds one run of the tokeniser to its bounds. */
final class HtmlWork {
  private HtmlWork() {}

  static void check(Slice value, Context context) {
    ByteScan scan = new ByteScan(value);
    HtmlTokenizer tokenizer = new HtmlTokenizer(scan, context);
    int tokens = 0;
    int before = 0;
    for (HtmlTokenKind kind = tokenizer.next(); kind != null; kind = tokenizer.next()) {
      assertThat(tokenizer.start()).isBetween(before, tokenizer.end());
      assertThat(tokenizer.end()).isLessThanOrEqualTo(value.length());
      before = tokenizer.end();
      tokens++;
    }
    assertThat(tokens).isLessThanOrEqualTo(value.length() + 1);
    assertThat(scan.work()).isLessThanOrEqualTo(8L * value.length() + 64);
  }
}
