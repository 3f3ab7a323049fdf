package dev.sallyport.diagnosis.detect;

import dev.sallyport.diagnosis.trail.Event;

/** TLS record content types (RFC 5246 section 6.2.1). */
final class Records {
  private static final int HANDSHAKE = 22;
  private static final int APPLICATION_DATA = 23;

  private Records() {}

  static boolean handshake(Event event) {
    return event instanceof Event.TlsRecord record && record.contentType() == HANDSHAKE;
  }

  static boolean applicationData(Event event) {
    return event instanceof Event.TlsRecord record && record.contentType() == APPLICATION_DATA;
  }
}
