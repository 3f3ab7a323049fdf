package dev.sallyport.app.coverage;

import dev.sallyport.diagnosis.cause.Finding;
import java.util.List;

/** One of those that look at an origin at fault: gateway, capture, doctor. */
interface Source {
  String name();

  /** What it finds, with the origin of the case on that port. */
  List<Finding> look(Case at, int originPort) throws Exception;
}
