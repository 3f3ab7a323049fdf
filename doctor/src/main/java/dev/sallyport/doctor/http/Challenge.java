package dev.sallyport.doctor.http;

import dev.sallyport.wire.http1.ResponseHead;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a 401 asks for. NTLM and Negotiate prove who owns the connection (RFC 4559 section 6). */
final class Challenge {
  private static final Set<String> OF_CONNECTION = Set.of("ntlm", "negotiate");
  private static final int MOST_CHARS = 80;

  private Challenge() {}

  /** Empty where nothing is asked for. */
  static String words(@Nullable ResponseHead head) {
    if (head == null || head.status() != 401) {
      return "";
    }
    Set<String> schemes = new TreeSet<>();
    boolean bound = false;
    for (int line = 0; line < head.fields().size(); line++) {
      if (!head.fields().name(line).equalsIgnoreCase("www-authenticate")) {
        continue;
      }
      String scheme = head.fields().value(line).strip().replaceAll("[ ,].*", "");
      bound |= OF_CONNECTION.contains(scheme.toLowerCase(Locale.ROOT));
      schemes.add(scheme);
    }
    String named = String.join(", ", schemes);
    named = named.length() > MOST_CHARS ? named.substring(0, MOST_CHARS) : named;
    return bound ? named + ": of the connection, which no gateway may share" : named;
  }
}
