package dev.sallyport.capture.tls;

import dev.sallyport.capture.flow.Pace;
import dev.sallyport.capture.keys.Keys;
import java.util.HexFormat;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where the connections of a capture find their secrets, and where those that opened something are
 * told.
 *
 * @param scratch takes each record's content while it is handed on
 * @param used takes, on any thread, lines of a key log, for a file that opens without other keys
 * @param pace of the thread whose connections these are
 */
public record SessionSecrets(
    Keys keys, Sessions sessions, Consumer<String> used, Scratch scratch, Pace pace) {

  public SessionSecrets(Keys keys, Sessions sessions, Consumer<String> used) {
    this(keys, sessions, used, new Pace());
  }

  public SessionSecrets(Keys keys, Sessions sessions, Consumer<String> used, Pace pace) {
    this(keys, sessions, used, new Scratch(), pace);
  }

  void remember(byte[] idOrTicket, byte[] masterSecret) {
    sessions.put(idOrTicket, masterSecret, pace.packet());
  }

  /** The master secret of a session that an earlier packet of the capture brought. */
  byte @Nullable [] recall(byte[] idOrTicket) {
    pace.awaitOthers();
    return sessions.find(idOrTicket, pace.packet());
  }

  void used(String label, byte[] clientRandom, byte[] secret) {
    HexFormat hex = HexFormat.of();
    used.accept(label + " " + hex.formatHex(clientRandom) + " " + hex.formatHex(secret));
  }
}
