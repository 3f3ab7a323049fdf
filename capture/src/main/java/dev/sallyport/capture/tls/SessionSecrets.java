package dev.sallyport.capture.tls;

import dev.sallyport.capture.keys.Keys;
import java.util.HexFormat;
import java.util.function.Consumer;

/**
 * Where the connections of a capture find their secrets, and where those that opened something are
 * told.
 *
 * @param used takes lines of a key log, for a file that opens without other keys
 */
public record SessionSecrets(Keys keys, Sessions sessions, Consumer<String> used) {

  void used(String label, byte[] clientRandom, byte[] secret) {
    HexFormat hex = HexFormat.of();
    used.accept(label + " " + hex.formatHex(clientRandom) + " " + hex.formatHex(secret));
  }
}
