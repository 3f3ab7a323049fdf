package dev.sallyport.wire.http1;

import dev.sallyport.wire.http1.MalformedMessage.Rule;

/**
 * Which fields a trailer section may hold: none that frames, routes or authenticates a message,
 * since a reader that merges it into the head would act on them (RFC 9110 section 6.5.1).
 */
public final class Trailers {
  private Trailers() {}

  /** Refuses a section with a field that belongs into the head. */
  public static void check(FieldLines section) throws MalformedMessage {
    for (int i = 0; i < section.size(); i++) {
      if (!allowed(section.known(i))) {
        throw new MalformedMessage(Rule.TRAILER, section.name(i) + " in the trailer section");
      }
    }
  }

  /** The lines of {@code section} that may be there. */
  public static FieldLines allowed(FieldLines section) {
    FieldLines kept = new FieldLines();
    for (int i = 0; i < section.size(); i++) {
      if (allowed(section.known(i))) {
        kept.add(section.name(i), section.value(i));
      }
    }
    return kept;
  }

  private static boolean allowed(FieldName name) {
    return switch (name) {
      case OTHER, DATE, PROXY_STATUS -> true; // RFC 9209 section 2 for Proxy-Status
      default -> false;
    };
  }
}
