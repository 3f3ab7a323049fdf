package dev.sallyport.diagnosis.detect;

import dev.sallyport.diagnosis.catalogue.Renegotiation;
import dev.sallyport.diagnosis.cause.Certainty;
import dev.sallyport.diagnosis.cause.Finding;
import dev.sallyport.diagnosis.cause.Finding.Evidence;
import dev.sallyport.diagnosis.trail.Attempt;
import dev.sallyport.diagnosis.trail.Trail;
import java.util.ArrayList;
import java.util.List;

/** HelloRequest, then an alert from the peer (no_renegotiation, RFC 5246 section 7.2.2). */
final class RefusedRenegotiation implements AttemptDetector {
  @Override
  public List<Finding> detect(Trail trail, Attempt attempt) {
    if (!(Reaction.of(attempt) instanceof Reaction.Refused refused)) {
      return List.of();
    }
    Ending ending = Ending.first(refused.rest().after(refused.alert()));
    if (ending == null && !refused.readable()) {
      return List.of();
    }
    List<Evidence> evidence = new ArrayList<>();
    evidence.add(HelloEvidence.of(refused.hello()));
    evidence.add(
        new Evidence(
            refused.alert().at(),
            refused.readable()
                ? "The %s answered with alert no_renegotiation."
                    .formatted(refused.alert().at().from().word())
                : "The %s answered with an alert of %d bytes, which encryption hides."
                    .formatted(
                        refused.alert().at().from().word(),
                        refused.alert().event().recordLength())));
    if (ending != null) {
      evidence.add(new Evidence(ending.at(), "Then " + ending.words() + "."));
    }
    return List.of(
        new Finding(
            Renegotiation.REFUSED,
            refused.readable() ? Certainty.CERTAIN : Certainty.LIKELY,
            trail.origin(),
            "The %s refused the renegotiation; %s."
                .formatted(
                    refused.alert().at().from().word(),
                    ending == null ? "the request got no response" : "then " + ending.words()),
            evidence));
  }
}
