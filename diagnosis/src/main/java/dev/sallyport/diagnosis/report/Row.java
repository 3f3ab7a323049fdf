package dev.sallyport.diagnosis.report;

import org.jspecify.annotations.Nullable;

/**
 * One question and how each way answered it. At least one way did; null where a way was not asked.
 *
 * @param topic the layer that it is about, for instance {@code tls}
 * @param question a few words, the same for both ways
 */
public record Row(String topic, String question, @Nullable Answer direct, @Nullable Answer via) {

  /**
   * An answer in a few words.
   *
   * @param compared what must be equal for two answers to say the same; measured times do not
   *     belong to it
   */
  public record Answer(String text, String compared) {

    /** One that is compared by its words. */
    public Answer(String text) {
      this(text, text);
    }
  }

  /** Whether both ways answered, and not the same. */
  public boolean differs() {
    return direct != null && via != null && !direct.compared().equals(via.compared());
  }
}
