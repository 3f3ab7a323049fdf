package dev.sallyport.doctor.offers;

import dev.sallyport.doctor.connection.Deadline;
import dev.sallyport.wire.tls.ProtocolVersion;
import dev.sallyport.wire.tls.ServerHello;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was learned of one server so far, which later questions build on. */
final class Interview {
  private final Peer peer;
  private final Offers offers;
  private final Map<Integer, Offer> accepted = new HashMap<>();
  private @Nullable Offer start;

  Interview(Peer peer, Offers offers) {
    this.peer = peer;
    this.offers = offers;
  }

  Offers offers() {
    return offers;
  }

  /** Asks once; what is accepted first becomes the start of variations. */
  Asked ask(Offer offer, Deadline until) {
    Asked asked = peer.ask(offer, until);
    if (asked.accepted()) {
      start = start == null ? offer : start;
      ServerHello hello = asked.flight().hello();
      if (hello != null) {
        accepted.putIfAbsent(hello.version(), offer);
      }
    }
    return asked;
  }

  /** Whether it never answered, so that to ask once more tells nothing. */
  boolean pointless() {
    return peer.givenUp();
  }

  /** A hello that was accepted; null as long as none was. */
  @Nullable Offer start() {
    return start;
  }

  /** A hello in answer to which this version was chosen; null where none is known. */
  @Nullable Offer at(int version) {
    return accepted.get(version);
  }

  /**
   * A hello that is accepted and whose answer shows most: of TLS 1.2, where certificate and
   * protocol are in clear, if that is spoken. Null where none is known.
   */
  @Nullable Offer clear() {
    Offer tls12 = at(ProtocolVersion.TLS_1_2);
    return tls12 == null ? start : tls12;
  }

  /** Whether the one is refused once more and the other accepted once more. */
  boolean again(Offer refused, Offer accepted, Deadline until) {
    return !until.passed()
        && !ask(refused, until).accepted()
        && !until.passed()
        && ask(accepted, until).accepted();
  }
}
