package dev.sallyport.diagnosis.detect;

import dev.sallyport.diagnosis.cause.Finding;
import dev.sallyport.diagnosis.trail.Attempt;
import dev.sallyport.diagnosis.trail.Legs;
import dev.sallyport.diagnosis.trail.Trail;
import java.util.ArrayList;
import java.util.List;

/** Looks at each attempt to reach the origin by itself, the last one first. */
interface AttemptDetector extends Detector {
  /** Findings in one attempt of this trail. */
  List<Finding> detect(Trail trail, Attempt attempt);

  @Override
  default List<Finding> detect(Trail trail) {
    List<Finding> found = new ArrayList<>();
    for (Attempt attempt : Legs.of(trail).attempts().reversed()) {
      found.addAll(detect(trail, attempt));
    }
    return found;
  }
}
