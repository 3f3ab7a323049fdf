package dev.sallyport.console.http;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The format application/x-www-form-urlencoded (URL Standard, section 5), in queries and forms. */
public final class FormText {
  private static final int MOST_FIELDS = 50;

  private FormText() {}

  /** Fields by name, of each the first. */
  static Map<String, String> read(@Nullable String text) throws Refused {
    Map<String, String> fields = new HashMap<>();
    if (text == null || text.isEmpty()) {
      return fields;
    }
    String[] parts = text.split("&", MOST_FIELDS + 1);
    if (parts.length > MOST_FIELDS) {
      throw new Refused(400, "more than " + MOST_FIELDS + " fields");
    }
    for (String part : parts) {
      int equal = part.indexOf('=');
      String name = equal < 0 ? part : part.substring(0, equal);
      fields.putIfAbsent(decode(name), decode(equal < 0 ? "" : part.substring(equal + 1)));
    }
    return fields;
  }

  private static String decode(String text) throws Refused {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new Refused(400, "a percent sign that begins no two hexadecimal digits");
    }
  }

  public static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
