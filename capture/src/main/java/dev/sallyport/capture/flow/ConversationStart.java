package dev.sallyport.capture.flow;

import dev.sallyport.capture.trail.Story;
import dev.sallyport.diagnosis.trail.Side;
import org.jspecify.annotations.Nullable;

/** Tells by the first bytes of a connection what is spoken on it. */
public interface ConversationStart {

  /** Who says such first bytes; null where they do not tell. */
  @Nullable Side speaker(byte[] array, int offset, int length);

  /** Whoever understands what begins so. No bytes: the first ones were lost. */
  Conversation begin(Story story, Side from, byte[] array, int offset, int length);
}
