package dev.sallyport.diagnosis.trail;

/** Who sent or did something: the client, the gateway between the two, or the origin. */
public enum Side {
  CLIENT,
  GATEWAY,
  ORIGIN;

  /** The word used in JSON and in causes: {@code client}, {@code gateway} or {@code origin}. */
  public String word() {
    return switch (this) {
      case CLIENT -> "client";
      case GATEWAY -> "gateway";
      case ORIGIN -> "origin";
    };
  }
}
