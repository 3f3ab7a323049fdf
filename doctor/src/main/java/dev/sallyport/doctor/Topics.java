package dev.sallyport.doctor;

import dev.sallyport.doctor.connection.TlsSettings;
import dev.sallyport.doctor.exchange.Patience;
import dev.sallyport.doctor.exchange.Request;
import dev.sallyport.doctor.http.HttpTopic;
import dev.sallyport.doctor.http.RenegotiationTopic;
import dev.sallyport.doctor.offers.TlsTopic;
import dev.sallyport.doctor.reach.Lookup;
import dev.sallyport.doctor.reach.NamesTopic;
import dev.sallyport.doctor.reach.TcpTopic;
import dev.sallyport.doctor.survey.Topic;
import java.util.List;

/** All that can be asked beside the request itself, from the lowest layer up: the one list. */
public final class Topics {
  private Topics() {}

  /** Those for a request that is sent more than once only if it is idempotent. */
  public static List<Topic> of(Lookup lookup, TlsSettings tls, Patience patience, Request request) {
    return of(lookup, tls, patience, request, request.idempotent());
  }

  /**
   * Those for a request of which somebody said whether it may be repeated.
   *
   * @param lookup of the name that the request is for
   * @param repeatable whether the request may be sent more than once
   */
  public static List<Topic> of(
      Lookup lookup, TlsSettings tls, Patience patience, Request request, boolean repeatable) {
    return List.of(
        new NamesTopic(lookup),
        new TcpTopic(lookup.sockets(), patience.connect()),
        new TlsTopic(tls, patience.handshake()),
        new RenegotiationTopic(tls, patience, request, repeatable),
        new HttpTopic(tls, patience, request, repeatable));
  }
}
