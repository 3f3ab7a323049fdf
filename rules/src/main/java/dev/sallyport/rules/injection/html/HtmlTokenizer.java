package dev.sallyport.rules.injection.html;

import dev.sallyport.rules.injection.ByteScan;
import dev.sallyport.rules.injection.ByteSet;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a value into HTML tokens as browsers do, old ones too (back quotes, {@code <% %>}, NUL in
 * names). Never fails; one tokenizer reads one value in one {@link Context} in linear time.
 *
 * <p>States after the HTML standard, section 13.2.5.
 */
final class HtmlTokenizer {
  /** White space, with the NUL and the vertical tab that only old browsers take for it. */
  static final ByteSet WHITE = ByteSet.of("\0\t\n\u000b\f\r ");

  private static final ByteSet TAG_NAME_ENDS = ByteSet.of("\t\n\u000b\f\r />");
  private static final ByteSet ATTRIBUTE_NAME_ENDS = ByteSet.of("\0\t\n\u000b\f\r />=");
  private static final ByteSet UNQUOTED_ENDS = ByteSet.of("\0\t\n\u000b\f\r >");

  private enum State {
    DATA,
    TAG_OPEN,
    TAG_CLOSE_MARK,
    SELF_CLOSING,
    BEFORE_ATTRIBUTE_NAME,
    AFTER_ATTRIBUTE_NAME,
    ATTRIBUTE_NAME,
    BEFORE_ATTRIBUTE_VALUE,
    AFTER_QUOTED_VALUE,
    END
  }

  private final ByteScan in;
  private final MarkupDeclaration declaration;
  private State state;
  private int at;
  private int start;
  private int end;
  private boolean closing;
  private @Nullable HtmlTokenKind kind;
  private int openingQuote;

  HtmlTokenizer(ByteScan in, Context context) {
    this.in = in;
    this.declaration = new MarkupDeclaration(in);
    this.state =
        switch (context) {
          case DATA -> State.DATA;
          case UNQUOTED_VALUE -> State.BEFORE_ATTRIBUTE_NAME;
          case SINGLE_QUOTED_VALUE, DOUBLE_QUOTED_VALUE, BACK_QUOTED_VALUE ->
              State.BEFORE_ATTRIBUTE_VALUE;
        };
    this.openingQuote =
        switch (context) {
          case SINGLE_QUOTED_VALUE -> '\'';
          case DOUBLE_QUOTED_VALUE -> '"';
          case BACK_QUOTED_VALUE -> '`';
          case DATA, UNQUOTED_VALUE -> 0;
        };
  }

  /** The next token's kind; null at the end. */
  @Nullable HtmlTokenKind next() {
    kind = null;
    while (kind == null && state != State.END) {
      if (at >= in.length() && openingQuote == 0) {
        state = State.END;
      } else {
        step();
      }
    }
    return kind;
  }

  /** Where the token's text starts. */
  int start() {
    return start;
  }

  /** Behind the token's last byte. */
  int end() {
    return end;
  }

  private void step() {
    switch (state) {
      case DATA -> data();
      case TAG_OPEN -> tagOpen();
      case TAG_CLOSE_MARK -> closeMark();
      case SELF_CLOSING -> selfClosing();
      case BEFORE_ATTRIBUTE_NAME -> beforeAttributeName();
      case AFTER_ATTRIBUTE_NAME -> afterAttributeName();
      case ATTRIBUTE_NAME -> attributeName();
      case BEFORE_ATTRIBUTE_VALUE -> beforeAttributeValue();
      case AFTER_QUOTED_VALUE -> afterQuotedValue();
      case END -> {}
    }
  }

  private void emit(HtmlTokenKind kind, int start, int end, int next, State after) {
    this.kind = kind;
    this.start = start;
    this.end = end;
    this.at = next;
    this.state = after;
  }

  private void go(State next, int to) {
    state = next;
    at = to;
  }

  private void data() {
    int tag = in.find('<', at);
    if (tag > at) {
      emit(HtmlTokenKind.DATA_TEXT, at, tag, tag + 1, State.TAG_OPEN);
    } else {
      go(State.TAG_OPEN, tag + 1);
    }
  }

  private void tagOpen() {
    int b = in.at(at);
    closing = b == '/';
    if (b == '/' && in.at(at + 1) == '>') {
      go(State.DATA, at + 2);
    } else if (b == '/' && isNameStart(in.at(at + 1))) {
      tagName(at + 1);
    } else if (isNameStart(b)) {
      tagName(at);
    } else if (b == '!' || b == '/' || b == '?' || b == '%') {
      declare();
    } else {
      emit(HtmlTokenKind.DATA_TEXT, at - 1, at, at, State.DATA);
    }
  }

  /** What is no tag but ends at a mark of its own. */
  private void declare() {
    closing = false;
    if (at + 1 < in.length()) {
      HtmlTokenKind found = declaration.read(at);
      emit(found, declaration.start(), declaration.end(), declaration.next(), State.DATA);
    } else {
      at = in.length();
    }
  }

  /** A letter, or the NUL that old browsers skip. */
  private static boolean isNameStart(int b) {
    int upper = ByteScan.upper(b);
    return upper >= 'A' && upper <= 'Z' || b == 0;
  }

  private void tagName(int from) {
    int stop = in.until(TAG_NAME_ENDS, from);
    switch (in.at(stop)) {
      case '>' -> {
        if (closing) {
          closing = false;
          emit(HtmlTokenKind.TAG_CLOSE, from, stop, stop + 1, State.DATA);
        } else {
          emit(HtmlTokenKind.TAG_NAME_OPEN, from, stop, stop, State.TAG_CLOSE_MARK);
        }
      }
      case '/' -> emit(HtmlTokenKind.TAG_NAME_OPEN, from, stop, stop + 1, State.SELF_CLOSING);
      default ->
          emit(HtmlTokenKind.TAG_NAME_OPEN, from, stop, stop + 1, State.BEFORE_ATTRIBUTE_NAME);
    }
  }

  private void closeMark() {
    closing = false;
    emit(HtmlTokenKind.TAG_NAME_CLOSE, at, at + 1, at + 1, State.DATA);
  }

  private void selfClosing() {
    if (in.at(at) == '>') {
      emit(HtmlTokenKind.TAG_NAME_SELFCLOSE, at - 1, at + 1, at + 1, State.DATA);
    } else {
      state = State.BEFORE_ATTRIBUTE_NAME;
    }
  }

  private void beforeAttributeName() {
    at = in.skip(WHITE, at);
    switch (in.at(at)) {
      case '/' -> go(State.SELF_CLOSING, at + 1);
      case '>' -> emit(HtmlTokenKind.TAG_NAME_CLOSE, at, at + 1, at + 1, State.DATA);
      default -> state = State.ATTRIBUTE_NAME;
    }
  }

  private void attributeName() {
    int stop = in.until(ATTRIBUTE_NAME_ENDS, at + 1); // the first byte may even be a '='
    switch (in.at(stop)) {
      case '>' -> emit(HtmlTokenKind.ATTR_NAME, at, stop, stop, State.TAG_CLOSE_MARK);
      case '/' -> emit(HtmlTokenKind.ATTR_NAME, at, stop, stop + 1, State.SELF_CLOSING);
      case '=' -> emit(HtmlTokenKind.ATTR_NAME, at, stop, stop + 1, State.BEFORE_ATTRIBUTE_VALUE);
      default -> emit(HtmlTokenKind.ATTR_NAME, at, stop, stop + 1, State.AFTER_ATTRIBUTE_NAME);
    }
  }

  private void afterAttributeName() {
    at = in.skip(WHITE, at);
    switch (in.at(at)) {
      case '/' -> go(State.SELF_CLOSING, at + 1);
      case '=' -> go(State.BEFORE_ATTRIBUTE_VALUE, at + 1);
      case '>' -> state = State.TAG_CLOSE_MARK;
      default -> state = State.ATTRIBUTE_NAME;
    }
  }

  private void beforeAttributeValue() {
    if (openingQuote != 0) {
      int quote = openingQuote;
      openingQuote = 0;
      quotedValue(quote, at);
      return;
    }
    at = in.skip(WHITE, at);
    int b = in.at(at);
    if (b == '"' || b == '\'' || b == '`') {
      quotedValue(b, at + 1);
    } else if (b != ByteScan.END) {
      unquotedValue();
    }
  }

  private void quotedValue(int quote, int from) {
    int stop = in.find(quote, from);
    emit(HtmlTokenKind.ATTR_VALUE, from, stop, stop + 1, State.AFTER_QUOTED_VALUE);
  }

  private void unquotedValue() {
    int stop = in.until(UNQUOTED_ENDS, at);
    if (in.at(stop) == '>') {
      emit(HtmlTokenKind.ATTR_VALUE, at, stop, stop, State.TAG_CLOSE_MARK);
    } else {
      emit(HtmlTokenKind.ATTR_VALUE, at, stop, stop + 1, State.BEFORE_ATTRIBUTE_NAME);
    }
  }

  private void afterQuotedValue() {
    switch (in.at(at)) {
      case '/' -> go(State.SELF_CLOSING, at + 1);
      case '>' -> emit(HtmlTokenKind.TAG_NAME_CLOSE, at, at + 1, at + 1, State.DATA);
      default -> state = State.BEFORE_ATTRIBUTE_NAME;
    }
  }
}
