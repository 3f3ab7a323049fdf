package dev.sallyport.console.examine;

import dev.sallyport.console.examine.Examination.Asked;
import dev.sallyport.console.examine.Examination.State;
import dev.sallyport.console.http.Refused;
import dev.sallyport.gateway.origin.Origin;
import dev.sallyport.gateway.site.Site;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;

/**
 * Has the origins of sites examined, of a site one after the other, and keeps what was found last
 * of each site. Thread-safe.
 */
public final class Examinations {
  /** Origins of one site that are asked; the others are not. */
  public static final int MOST_ORIGINS = 16;

  private static final int MOST_AT_ONCE = 2;

  private final Prober prober;
  private final InstantSource clock;
  private final Semaphore free = new Semaphore(MOST_AT_ONCE);
  private final Map<String, Examination> bySite = new HashMap<>();

  public Examinations(Prober prober, InstantSource clock) {
    this.prober = prober;
    this.clock = clock;
  }

  /** The last one of a site. */
  public synchronized Optional<Examination> of(String site) {
    return Optional.ofNullable(bySite.get(site));
  }

  /**
   * Begins, on a thread of its own; only what the site's configuration names is asked.
   *
   * @param sites all that there are now; what was found of others is dropped
   * @throws Refused where one of the site, or too many, are under way
   */
  public void begin(Site site, Asked asked, Set<String> sites) throws Refused {
    List<Origin> origins = site.origins().origins().stream().limit(MOST_ORIGINS).toList();
    synchronized (this) {
      Examination before = bySite.get(site.name());
      if (before != null && !before.ended()) {
        throw new Refused(409, site.name() + " is being examined already");
      }
      if (!free.tryAcquire()) {
        throw new Refused(503, MOST_AT_ONCE + " sites are being examined already");
      }
      bySite.keySet().retainAll(sites);
      bySite.put(
          site.name(),
          Examination.begun(
              site.name(), asked, clock.instant(), origins.stream().map(Origin::url).toList()));
    }
    Thread.ofVirtual().name("examination").start(() -> run(site, origins, asked));
  }

  private void run(Site site, List<Origin> origins, Asked asked) {
    try {
      for (int i = 0; i < origins.size(); i++) {
        became(site, i, found(site, i, asked));
      }
    } finally {
      free.release();
    }
  }

  private State found(Site site, int index, Asked asked) {
    Instant since = clock.instant();
    became(site, index, new State.Asking(since, ""));
    try {
      Origin origin = site.origins().origins().get(index);
      return new State.Found(
          prober.ask(
              site, origin, asked, what -> became(site, index, new State.Asking(since, what))));
    } catch (IOException | GeneralSecurityException e) {
      return new State.Failed(String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      return new State.Failed("internal fault: " + e);
    }
  }

  private synchronized void became(Site site, int index, State state) {
    bySite.computeIfPresent(site.name(), (name, before) -> before.with(index, state));
  }
}
