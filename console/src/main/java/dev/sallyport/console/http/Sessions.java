package dev.sallyport.console.http;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Who is signed in. Kept in memory, the oldest dropped first; thread-safe. */
final class Sessions {
  static final int MOST = 64;
  static final Duration LONGEST = Duration.ofHours(12);

  private final LongSupplier nanoTime;
  private final Map<String, Session> byId = new LinkedHashMap<>();

  Sessions(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  synchronized Session begin() {
    if (byId.size() == MOST) {
      byId.remove(byId.keySet().iterator().next());
    }
    Session session = new Session(Token.random(), Token.random(), nanoTime.getAsLong());
    byId.put(session.id(), session);
    return session;
  }

  synchronized @Nullable Session find(String id) {
    Session session = byId.get(id);
    if (session != null && nanoTime.getAsLong() - session.sinceNanos() > LONGEST.toNanos()) {
      byId.remove(id);
      return null;
    }
    return session;
  }

  synchronized void end(Session session) {
    byId.remove(session.id());
  }
}
