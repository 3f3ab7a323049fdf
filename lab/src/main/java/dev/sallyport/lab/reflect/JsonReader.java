package dev.sallyport.lab.reflect;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads objects, strings and whole numbers of JSON. RFC 8259; other values are refused, and objects
 * nested deeper than {@link #MAX_DEPTH}.
 */
final class JsonReader {
  static final int MAX_DEPTH = 8;

  private final String text;
  private int at;

  private JsonReader(String text) {
    this.text = text;
  }

  static Json.Members object(String text) throws MalformedJson {
    JsonReader reader = new JsonReader(text);
    reader.skipSpace();
    Json.Members members = reader.members(0);
    if (reader.at < text.length()) {
      throw reader.malformed("the end");
    }
    return members;
  }

  private Json value(int depth) throws MalformedJson {
    char next = peek();
    if (next == '"') {
      return new Json.Text(string());
    }
    return next == '{' ? members(depth) : number();
  }

  private Json.Members members(int depth) throws MalformedJson {
    if (depth == MAX_DEPTH) {
      throw new MalformedJson("objects nested deeper than " + MAX_DEPTH);
    }
    Map<String, Json> members = new LinkedHashMap<>();
    take('{');
    if (peek() != '}') {
      member(members, depth);
      while (peek() == ',') {
        take(',');
        member(members, depth);
      }
    }
    take('}');
    return new Json.Members(members);
  }

  private void member(Map<String, Json> members, int depth) throws MalformedJson {
    String name = string();
    take(':');
    members.put(name, value(depth + 1));
  }

  private Json number() throws MalformedJson {
    int start = at;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    if (at == start || at - start > 18) {
      throw malformed("an object, a string or a whole number");
    }
    Json.Whole whole = new Json.Whole(Long.parseLong(text, start, at, 10));
    skipSpace();
    return whole;
  }

  private String string() throws MalformedJson {
    if (peek() != '"') {
      throw malformed("a string");
    }
    at++;
    StringBuilder value = new StringBuilder();
    for (char c = character(); c != '"'; c = character()) {
      if (c < ' ') {
        throw malformed("no control character");
      }
      value.append(c == '\\' ? escaped() : c);
    }
    skipSpace();
    return value.toString();
  }

  private char escaped() throws MalformedJson {
    char c = character();
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> (char) (digit() << 12 | digit() << 8 | digit() << 4 | digit());
      default -> throw malformed("an escape of RFC 8259 section 7");
    };
  }

  private int digit() throws MalformedJson {
    int digit = Character.digit(character(), 16);
    if (digit < 0) {
      throw malformed("a hexadecimal digit");
    }
    return digit;
  }

  private char character() throws MalformedJson {
    if (at == text.length()) {
      throw malformed("a string's end");
    }
    return text.charAt(at++);
  }

  private char peek() {
    return at < text.length() ? text.charAt(at) : '\0';
  }

  private void take(char wanted) throws MalformedJson {
    if (peek() != wanted) {
      throw malformed("'%s'".formatted(wanted));
    }
    at++;
    skipSpace();
  }

  private void skipSpace() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private MalformedJson malformed(String wanted) {
    return new MalformedJson("wanted %s at character %d".formatted(wanted, at));
  }
}
