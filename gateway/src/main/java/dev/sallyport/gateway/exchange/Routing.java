package dev.sallyport.gateway.exchange;

import dev.sallyport.gateway.site.Site;
import dev.sallyport.gateway.site.Sites;
import dev.sallyport.wire.http1.MalformedMessage;
import dev.sallyport.wire.http1.RequestHead;
import org.jspecify.annotations.Nullable;

/** Which site serves a request: the one its host names, if the connection was opened for it. */
sealed interface Routing {

  record Found(Site site, Authority authority) implements Routing {}

  /** {@code event}: the last part of the cause. */
  record Nowhere(int status, String event, String detail) implements Routing {}

  /** {@code sni}: the name that the client's TLS handshake asked for; null: none. */
  static Routing of(Sites sites, @Nullable String sni, RequestHead request) {
    Authority authority;
    try {
      authority = Authority.of(request);
    } catch (MalformedMessage e) {
      return new Nowhere(400, "malformed", e.rule().word() + ": " + e.what());
    }
    Site named = sites.named(authority.host());
    Site secured = sni == null ? sites.fallback() : sites.named(sni);
    if (named == null) {
      named = authority.host().isEmpty() || sni == null ? secured : null;
    }
    if (named == null) {
      return new Nowhere(421, "no-site", "no site is called " + authority.host());
    }
    if (sni != null && secured != null && !named.name().equals(secured.name())) {
      // RFC 9110 section 7.4: the connection was opened for another name
      return new Nowhere(
          421,
          "misdirected",
          "the connection is for " + secured.name() + ", the request for " + named.name());
    }
    return new Found(named, authority);
  }
}
