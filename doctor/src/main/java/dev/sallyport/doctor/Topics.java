package dev.sallyport.doctor;

import dev.sallyport.doctor.connection.TlsSettings;
import dev.sallyport.doctor.exchange.Patience;
import dev.sallyport.doctor.exchange.Request;
import dev.sallyport.doctor.http.HttpTopic;
import dev.sallyport.doctor.http.RenegotiationTopic;
import dev.sallyport.doctor.survey.Topic;
import java.util.List;

/** All that can be asked beside the request itself, from the lowest layer up: the one list. */
public final class Topics {
  private Topics() {}

  /** Those for a request that is sent more than once only if it is idempotent. */
  public static List<Topic> of(TlsSettings tls, Patience patience, Request request) {
    return of(tls, patience, request, request.idempotent());
  }

  /** {@code repeatable}: whether the request may be sent more than once. */
  public static List<Topic> of(
      TlsSettings tls, Patience patience, Request request, boolean repeatable) {
    return List.of(
        new RenegotiationTopic(tls, patience, request, repeatable),
        new HttpTopic(tls, patience, request, repeatable));
  }
}
