package dev.sallyport.diagnosis.trail;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was seen of one connection or exchange, in the order of time. Immutable. A trail may hold
 * both legs of a gateway (client to gateway, gateway to origin) or one leg only; the sides of each
 * event tell.
 *
 * @param name how a person would call it, for instance the exchange id or a capture's flow
 * @param client address and port of the client
 * @param origin address and port, or URL, of the origin
 * @param protocol what was spoken, for instance {@code TLSv1.2 http/1.1}
 * @param whyNot why it is not decrypted; null where it is, or where nothing is encrypted to us
 * @param start the time of day that counts as zero; null where it is not known
 */
public record Trail(
    String name,
    String client,
    String origin,
    String protocol,
    boolean decrypted,
    @Nullable String whyNot,
    List<TimedEvent> events,
    @Nullable Instant start) {

  public Trail {
    events = List.copyOf(events);
  }

  /** One of which nobody knows at what time of day it began. */
  public Trail(
      String name,
      String client,
      String origin,
      String protocol,
      boolean decrypted,
      @Nullable String whyNot,
      List<TimedEvent> events) {
    this(name, client, origin, protocol, decrypted, whyNot, events, null);
  }

  /** The same, begun at this time of day. */
  public Trail startedAt(Instant began) {
    return new Trail(name, client, origin, protocol, decrypted, whyNot, events, began);
  }
}
