package dev.sallyport.doctor.connection;

import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.wire.tls.RecordHeader;

/**
 * What the origin sends while the probe leaves its HelloRequest without an answer: record by
 * record, undeciphered. Application data ends it: the origin goes on.
 */
final class Silence {
  private final RecordHeader header = new RecordHeader();
  private final ProbeLog log;
  private boolean broken;

  Silence(ProbeLog log) {
    this.log = log;
  }

  boolean broken() {
    return broken;
  }

  void received(byte[] bytes, int length) {
    int at = 0;
    while (at < length && !broken) {
      int left = header.contentLeft();
      if (left > 0) {
        int skipped = Math.min(left, length - at);
        header.skip(skipped);
        at += skipped;
      } else if (header.next(bytes[at++])) {
        seen();
      }
    }
  }

  private void seen() {
    if (header.type() == RecordHeader.ALERT) {
      log.came(new Event.Alert(-1, -1, header.length()));
    } else if (header.type() == RecordHeader.APPLICATION_DATA || !header.plausible()) {
      broken = true;
      log.came(new Event.TlsRecord(header.type(), header.length()));
    }
  }
}
