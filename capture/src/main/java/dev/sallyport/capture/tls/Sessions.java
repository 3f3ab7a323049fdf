package dev.sallyport.capture.tls;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Master secrets of the capture's own sessions, by session id and by ticket, for connections that
 * resume them. Keeps the last {@link #MOST}.
 */
public final class Sessions {
  static final int MOST = 50_000;

  private final Map<ByteBuffer, byte[]> secrets =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ByteBuffer, byte[]> eldest) {
          return size() > MOST;
        }
      };

  void put(byte[] idOrTicket, byte[] masterSecret) {
    if (idOrTicket.length > 0) {
      secrets.put(ByteBuffer.wrap(idOrTicket), masterSecret);
    }
  }

  byte @Nullable [] find(byte[] idOrTicket) {
    return idOrTicket.length == 0 ? null : secrets.get(ByteBuffer.wrap(idOrTicket));
  }
}
