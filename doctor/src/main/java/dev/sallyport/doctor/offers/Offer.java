package dev.sallyport.doctor.offers;

import dev.sallyport.wire.tls.HelloDraft;
import dev.sallyport.wire.tls.HelloExtension;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A ClientHello to be sent, and how.
 *
 * @param name what distinguishes it, in a few words
 * @param serverName that stands in it; null for none
 * @param versions offered
 * @param alpn that stand in it, for the log alone
 */
record Offer(
    String name,
    HelloDraft draft,
    Delivery delivery,
    @Nullable String serverName,
    List<Integer> versions,
    List<String> alpn) {

  Offer {
    versions = List.copyOf(versions);
    alpn = List.copyOf(alpn);
  }

  /** The same under another name, changed. */
  Offer but(String difference, UnaryOperator<HelloDraft> change) {
    return new Offer(difference, change.apply(draft), delivery, serverName, versions, alpn);
  }

  /** The same, put on the wire in another manner. */
  Offer delivered(String difference, Delivery manner) {
    return new Offer(difference, draft, manner, serverName, versions, alpn);
  }

  /** The same with another server name, or with none. */
  Offer named(String difference, @Nullable String name) {
    HelloDraft changed =
        name == null
            ? draft.without(HelloExtension.SERVER_NAME)
            : draft.with(HelloExtension.serverName(name));
    return new Offer(difference, changed, delivery, name, versions, alpn);
  }

  /** The same with these protocols; none takes the extension out. */
  Offer protocols(String difference, List<String> protocols) {
    HelloDraft changed =
        protocols.isEmpty()
            ? draft.without(HelloExtension.ALPN)
            : draft.with(HelloExtension.alpn(protocols));
    return new Offer(difference, changed, delivery, serverName, versions, protocols);
  }
}
