package dev.sallyport.doctor.survey;

/** Told what is asked next. */
public interface Progress {
  Progress NONE = (way, topic, question, done, all) -> {};

  /** {@code done} of {@code all} checks have ended, both ways together. */
  void next(Way way, String topic, String question, int done, int all);
}
