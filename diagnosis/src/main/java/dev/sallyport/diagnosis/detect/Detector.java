package dev.sallyport.diagnosis.detect;

import dev.sallyport.diagnosis.cause.Finding;
import dev.sallyport.diagnosis.trail.Trail;
import java.util.List;

/** A pure function from what was seen to what it means. Never claims more than the trail shows. */
@FunctionalInterface
public interface Detector {
  /** Findings in this trail, empty where there is none. */
  List<Finding> detect(Trail trail);
}
