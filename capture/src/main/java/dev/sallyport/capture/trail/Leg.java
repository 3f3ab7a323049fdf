package dev.sallyport.capture.trail;

import dev.sallyport.diagnosis.trail.Side;

/** Whose connection it is where a gateway stands in between, as far as the capture tells. */
public enum Leg {
  /** Nobody knows of a gateway: whoever called is the client, whoever answers the origin. */
  UNKNOWN,
  /** Between a client and the gateway. */
  CLIENT,
  /** Between the gateway and an origin. */
  ORIGIN;

  /** That of an interface in a recording: {@code client}, {@code origin}, {@code origin 2}. */
  public static Leg named(String interfaceName) {
    if (interfaceName.equals("client")) {
      return CLIENT;
    }
    return interfaceName.startsWith("origin") ? ORIGIN : UNKNOWN;
  }

  /** Who it is that one end of the connection belongs to. */
  Side side(Side end) {
    return switch (this) {
      case UNKNOWN -> end;
      case CLIENT -> end == Side.ORIGIN ? Side.GATEWAY : end;
      case ORIGIN -> end == Side.CLIENT ? Side.GATEWAY : end;
    };
  }
}
