package dev.sallyport.gateway.exchange;

import dev.sallyport.gateway.site.Site;
import dev.sallyport.gateway.site.Sites;
import dev.sallyport.wire.http1.MalformedMessage;
import dev.sallyport.wire.http1.RequestHead;
import org.jspecify.annotations.Nullable;

/** Which site serves a request: the one its host names, if the connection was opened for it. */
sealed interface Routing {

  record Found(Site site, Authority authority) implements Routing {}

  /** A request that no site could serve; it came on a connection for {@code site}. */
  record Unservable(@Nullable Site site, Objection why) implements Routing {}

  /** A request for no site, or for another than the connection is for (status 421). */
  record Elsewhere(Objection why) implements Routing {}

  /** {@code sni}: the name that the client's TLS handshake asked for; null: none. */
  static Routing of(Sites sites, @Nullable String sni, RequestHead request) {
    Site secured = sni == null ? sites.fallback() : sites.named(sni);
    Authority authority;
    try {
      if (request.method().equals("CONNECT")) {
        Authority.ofConnect(request);
        Objection why = new Objection(405, "malformed", "CONNECT: a gateway is no tunnel");
        return new Unservable(secured, why);
      }
      authority = Authority.of(request);
    } catch (MalformedMessage e) {
      return new Unservable(secured, Objection.of(e));
    }
    Site named = sites.named(authority.host());
    if (named == null) {
      named = authority.host().isEmpty() || sni == null ? secured : null;
    }
    if (named == null) {
      return new Elsewhere(new Objection(421, "no-site", "no site is called " + authority.host()));
    }
    if (sni != null && secured != null && !named.name().equals(secured.name())) {
      // RFC 9110 section 7.4: the connection was opened for another name
      return new Elsewhere(
          new Objection(
              421,
              "misdirected",
              "the connection is for " + secured.name() + ", the request for " + named.name()));
    }
    return new Found(named, authority);
  }
}
