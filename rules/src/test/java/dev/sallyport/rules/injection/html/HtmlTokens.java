package dev.sallyport.rules.injection.html;

import dev.sallyport.rules.bytes.Slice;
import dev.sallyport.rules.injection.ByteScan;

/** Tokens as the public cases print them: a line each, the kind, the length, the text. */
final class HtmlTokens {
  private HtmlTokens() {}

  static String of(String html, Context context) {
    HtmlTokenizer tokenizer = new HtmlTokenizer(new ByteScan(Slice.latin1(html)), context);
    StringBuilder lines = new StringBuilder();
    for (HtmlTokenKind kind = tokenizer.next(); kind != null; kind = tokenizer.next()) {
      String text = html.substring(tokenizer.start(), tokenizer.end());
      lines.append(kind + "," + text.length() + "," + text + "\n");
    }
    return lines.toString();
  }
}
