package dev.sallyport.doctor.http;

import dev.sallyport.wire.http1.ResponseHead;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a 401 asks for. NTLM and Negotiate prove who owns the connection (RFC 4559 section 6).
 *
 * @param asked whether it was a 401
 * @param schemes that it named
 * @param bound whether one of them is bound to the connection
 */
record Challenge(boolean asked, Set<String> schemes, boolean bound) {
  static final Challenge NONE = new Challenge(false, Set.of(), false);

  private static final Set<String> OF_CONNECTION = Set.of("ntlm", "negotiate");
  private static final int MOST_CHARS = 80;

  static Challenge of(@Nullable ResponseHead head) {
    if (head == null || head.status() != 401) {
      return NONE;
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
    return new Challenge(true, schemes, bound);
  }

  /** Empty where nothing is asked for. */
  String words() {
    String named = String.join(", ", schemes);
    named = named.length() > MOST_CHARS ? named.substring(0, MOST_CHARS) : named;
    return bound ? named + ": of the connection, which no gateway may share" : named;
  }
}
