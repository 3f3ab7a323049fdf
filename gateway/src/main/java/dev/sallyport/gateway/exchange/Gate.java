package dev.sallyport.gateway.exchange;

import dev.sallyport.gateway.config.AddressRange;
import dev.sallyport.gateway.inspect.Inspector;
import dev.sallyport.gateway.record.ExchangeObserver;
import dev.sallyport.gateway.site.Sites;
import java.net.InetAddress;
import java.util.List;

/**
 * What all exchanges of one configuration share. An exchange keeps the one it began with.
 *
 * @param trustedProxies whose forwarding fields are believed
 * @param inspector begins the inspections; the same before and after a reload
 */
public record Gate(
    Sites sites,
    List<AddressRange> trustedProxies,
    ExchangeObserver observer,
    Inspector inspector) {

  /** Whether the forwarding fields and PROXY headers of {@code peer} are believed. */
  public boolean trusts(InetAddress peer) {
    for (AddressRange range : trustedProxies) {
      if (range.contains(peer)) {
        return true;
      }
    }
    return false;
  }
}
