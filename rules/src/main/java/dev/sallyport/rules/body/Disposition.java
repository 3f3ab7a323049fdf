package dev.sallyport.rules.body;

import org.jspecify.annotations.Nullable;

/** A part's Content-Disposition (RFC 7578 section 4.2), read as leniently as origins do. */
final class Disposition {
  private static final String TYPE = "form-data";

  private final String text;
  private final MultipartFlags flags;
  private int at = TYPE.length();
  @Nullable String name;
  @Nullable String filename;

  private Disposition(String text, MultipartFlags flags) {
    this.text = text;
    this.flags = flags;
  }

  /** Null where it cannot be understood. */
  static @Nullable Disposition of(String value, MultipartFlags flags) {
    if (!value.startsWith(TYPE)) {
      return null;
    }
    Disposition disposition = new Disposition(value, flags);
    return disposition.parameters() ? disposition : null;
  }

  private boolean parameters() {
    skipBlank();
    if (atEnd()) {
      return true;
    }
    if (text.charAt(at) != ';') {
      return false;
    }
    at++;
    while (!atEnd()) {
      if (!parameter()) {
        return false;
      }
      skipBlank();
      if (!atEnd() && !semicolon()) {
        return false;
      }
    }
    return true;
  }

  private boolean semicolon() {
    if (text.charAt(at) == ';') {
      at++;
      return true;
    }
    char before = text.charAt(at - 1);
    flags.invalidQuoting |= before == '"' || before == '\'';
    flags.missingSemicolon = true;
    return false;
  }

  private boolean parameter() {
    skipBlank();
    int start = at;
    while (!atEnd() && "=\t ".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    String key = text.substring(start, at);
    skipBlank();
    if (atEnd() || text.charAt(at) != '=') {
      return false;
    }
    at++;
    skipBlank();
    if (atEnd()) {
      return false;
    }
    char quote = text.charAt(at);
    String value = quote == '"' || quote == '\'' ? quoted(quote) : token();
    return value != null && take(key, value);
  }

  private boolean take(String key, String value) {
    switch (key) {
      case "name" -> {
        if (name != null) {
          return false;
        }
        flags.invalidQuoting |= value.indexOf('\'') >= 0 || value.indexOf('"') >= 0;
        name = value;
      }
      case "filename" -> {
        if (filename != null) {
          return false;
        }
        flags.invalidQuoting |= value.indexOf('\'') >= 0 || value.indexOf('"') >= 0;
        filename = value;
      }
      // RFC 7578 section 4.2: filename* must not be used; origins honour it all the same.
      case "filename*" -> filename = filename == null ? value : filename;
      default -> {
        return false;
      }
    }
    return true;
  }

  private @Nullable String quoted(char quote) {
    flags.invalidQuoting |= quote == '\'';
    at++;
    StringBuilder value = new StringBuilder();
    while (!atEnd() && text.charAt(at) != quote) {
      boolean escape = text.charAt(at) == '\\' && at + 1 < text.length();
      if (escape && (text.charAt(at + 1) == quote || text.charAt(at + 1) == '\\')) {
        at++;
      }
      value.append(text.charAt(at++));
    }
    if (atEnd()) {
      return null;
    }
    at++;
    return value.toString();
  }

  private String token() {
    int start = at;
    while (!atEnd()
        && text.charAt(at) > ' '
        && "()<>@,;:\\\"/[]?={}".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return text.substring(start, at);
  }

  private void skipBlank() {
    while (!atEnd() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
  }

  private boolean atEnd() {
    return at >= text.length();
  }
}
