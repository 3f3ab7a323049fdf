package dev.sallyport.diagnosis.cause;

/** How far the evidence of a finding carries. */
public enum Certainty {
  /** Timing or exclusion hints at it. */
  POSSIBLE,
  /** Timing and sizes say so. */
  LIKELY,
  /** The bytes prove it. */
  CERTAIN;

  public String word() {
    return switch (this) {
      case POSSIBLE -> "possible";
      case LIKELY -> "likely";
      case CERTAIN -> "certain";
    };
  }
}
