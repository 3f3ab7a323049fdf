package dev.sallyport.capture.tls;

import dev.sallyport.capture.keys.Keys;
import java.util.HexFormat;
import java.util.function.Consumer;

/**
 * Where the connections of a capture find their secrets, and where those that opened something are
 * told.
 *
 * @param scratch takes each record's content while it is handed on
 * @param used takes lines of a key log, for a file that opens without other keys
 */
public record SessionSecrets(Keys keys, Sessions sessions, Consumer<String> used, Scratch scratch) {

  public SessionSecrets(Keys keys, Sessions sessions, Consumer<String> used) {
    this(keys, sessions, used, new Scratch());
  }

  void used(String label, byte[] clientRandom, byte[] secret) {
    HexFormat hex = HexFormat.of();
    used.accept(label + " " + hex.formatHex(clientRandom) + " " + hex.formatHex(secret));
  }
}
