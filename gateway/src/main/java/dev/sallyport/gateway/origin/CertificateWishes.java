package dev.sallyport.gateway.origin;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Remembers under which folders of an origin a refusal at TLS 1.3 was already followed up at TLS
 * 1.2 in vain. Bounded; thread-safe.
 */
public final class CertificateWishes {
  private static final int MAX_FOLDERS = 256;
  private static final long VALID_NANOS = Duration.ofMinutes(10).toNanos();

  private final Map<String, Long> triedAtNanos =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
          return size() > MAX_FOLDERS;
        }
      };

  /** Whether the folder of {@code path} is to be tried now; true once in ten minutes. */
  synchronized boolean tryNow(String path) {
    int query = path.indexOf('?');
    String clean = query < 0 ? path : path.substring(0, query);
    String folder = clean.substring(0, clean.lastIndexOf('/') + 1);
    long now = System.nanoTime();
    Long last = triedAtNanos.get(folder);
    if (last != null && now - last < VALID_NANOS) {
      return false;
    }
    triedAtNanos.remove(folder);
    triedAtNanos.put(folder, now);
    return true;
  }
}
