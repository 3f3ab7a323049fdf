package dev.sallyport.capture.keys;

import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lines of an NSS key log (RFC 9850): {@code LABEL client-random secret}, all in hexadecimal; the
 * older {@code RSA} lines too. Lines of another form are passed over. Not thread-safe.
 */
public final class KeyLog {
  private static final int MOST_LINES = 4_000_000;
  private static final HexFormat HEX = HexFormat.of();
  private static final String SESSION = "Session-ID:";
  private static final String MASTER = "Master-Key:";

  private final Map<String, byte[]> secrets = new HashMap<>();

  /**
   * Takes the lines of a text; line ends may be CR LF, blank lines and comments may stand in it.
   */
  public void add(String text) {
    text.lines().forEach(this::addLine);
  }

  public int size() {
    return secrets.size();
  }

  /**
   * The secret of that label, for instance {@code CLIENT_RANDOM}, and client random; null where it
   * is not there.
   */
  public byte @Nullable [] secret(String label, byte[] clientRandom) {
    return secrets.get(label + " " + HEX.formatHex(clientRandom));
  }

  /** The master secret by the server's session id. */
  public byte @Nullable [] bySession(byte[] sessionId) {
    return sessionId.length == 0 ? null : secrets.get(SESSION + HEX.formatHex(sessionId));
  }

  /** The premaster secret by the first 8 bytes of what the client encrypted. */
  public byte @Nullable [] byEncryptedPremaster(byte[] encrypted) {
    return encrypted.length < 8 ? null : secrets.get("RSA " + HEX.formatHex(encrypted, 0, 8));
  }

  private void addLine(String line) {
    String[] words = line.strip().split(" ", 4);
    if (words.length < 3 || words[0].startsWith("#") || secrets.size() >= MOST_LINES) {
      return;
    }
    boolean bySession = words[1].startsWith(SESSION) && words[2].startsWith(MASTER);
    String first = bySession ? words[1].substring(SESSION.length()) : words[1];
    String second = bySession ? words[2].substring(MASTER.length()) : words[2];
    if (isHex(first) && isHex(second)) {
      String key = (bySession ? SESSION : words[0] + " ") + first.toLowerCase(Locale.ROOT);
      secrets.put(key, HEX.parseHex(second)); // a line that was half written comes again
    }
  }

  private static boolean isHex(String text) {
    if (text.isEmpty() || text.length() > 512 || text.length() % 2 != 0) {
      return false;
    }
    return text.chars().allMatch(HexFormat::isHexDigit);
  }
}
