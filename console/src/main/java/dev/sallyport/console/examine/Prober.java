package dev.sallyport.console.examine;

import dev.sallyport.diagnosis.report.Report;
import dev.sallyport.gateway.origin.Origin;
import dev.sallyport.gateway.site.Site;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.function.Consumer;

/** Asks one origin of a site; blocks until it is known what comes of it. */
@FunctionalInterface
public interface Prober {
  /**
   * Asks.
   *
   * @param progress told in a few words what is asked next
   * @throws IOException where it cannot be tried, with the reason in one line
   */
  Report ask(Site site, Origin origin, Examination.Asked asked, Consumer<String> progress)
      throws IOException, GeneralSecurityException;
}
