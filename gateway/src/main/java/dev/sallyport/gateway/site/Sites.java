package dev.sallyport.gateway.site;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All sites of one configuration by the names they serve. Immutable. */
public final class Sites {
  private final List<Site> all;
  private final Map<String, Site> exact = new HashMap<>();
  private final Map<String, Site> wildcard = new HashMap<>();
  private final @Nullable Site fallback;

  /**
   * Sites by name.
   *
   * @param defaultSite serves clients that send no SNI; null: nobody does
   */
  public Sites(Collection<Site> sites, @Nullable String defaultSite) {
    all = List.copyOf(sites);
    Site found = null;
    for (Site site : sites) {
      add(site.name(), site);
      site.configuration().aliases().forEach(alias -> add(alias, site));
      if (site.name().equals(defaultSite)) {
        found = site;
      }
    }
    fallback = found;
  }

  private void add(String name, Site site) {
    if (name.startsWith("*.")) {
      wildcard.put(name.substring(1), site);
    } else {
      exact.put(name, site);
    }
  }

  public List<Site> all() {
    return all;
  }

  /**
   * The site of a host name: the exact name, else the wildcard of its parent.
   *
   * @param host lower case, without a port
   */
  public @Nullable Site named(String host) {
    Site site = exact.get(host);
    if (site == null && !wildcard.isEmpty()) {
      int dot = host.indexOf('.');
      site = dot > 0 ? wildcard.get(host.substring(dot)) : null;
    }
    return site;
  }

  /** The site for clients that send no SNI. */
  public @Nullable Site fallback() {
    return fallback;
  }
}
