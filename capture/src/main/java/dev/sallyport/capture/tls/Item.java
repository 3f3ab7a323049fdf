package dev.sallyport.capture.tls;

import dev.sallyport.capture.flow.Conversation.Gap;
import dev.sallyport.capture.trail.Moment;

/** What one direction brought and could not be read yet. */
sealed interface Item {
  @SuppressWarnings("ArrayRecordComponent") // carried on, never compared
  record Whole(byte[] header, byte[] content, Moment at) implements Item {}

  @SuppressWarnings("ArrayRecordComponent") // carried on, never compared
  record Damaged(byte[] header, Gap why, Moment at) implements Item {}

  record Missing(long bytes, Gap why, Moment at) implements Item {}

  record End(Moment at) implements Item {}
}
