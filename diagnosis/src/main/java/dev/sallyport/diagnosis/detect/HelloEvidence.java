package dev.sallyport.diagnosis.detect;

import dev.sallyport.diagnosis.cause.Finding.Evidence;
import dev.sallyport.diagnosis.trail.Attempt.Seen;
import dev.sallyport.diagnosis.trail.Event;

/** A HelloRequest as evidence: how it is known to be one. */
final class HelloEvidence {
  private HelloEvidence() {}

  static Evidence of(Seen<Event.HelloRequest> hello) {
    int length = hello.event().recordLength();
    String text =
        switch (hello.event().proof()) {
          case DECRYPTED -> "The origin sent HelloRequest (read in plain text).";
          case RECORD_LENGTH ->
              ("The origin sent a handshake record of %d bytes after its Finished: exactly the"
                      + " length of a HelloRequest with this cipher suite.")
                  .formatted(length);
          case RECORD_TYPE ->
              ("The origin sent a handshake record of %d bytes after its Finished; a HelloRequest is"
                      + " the usual one there.")
                  .formatted(length);
        };
    return new Evidence(hello.at(), text);
  }
}
