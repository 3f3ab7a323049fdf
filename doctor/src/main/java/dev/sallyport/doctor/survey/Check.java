package dev.sallyport.doctor.survey;

import dev.sallyport.doctor.connection.Deadline;

/** One thing asked of one way, over connections of its own, one after the other. */
public interface Check {
  /** A few words: what it asks. */
  String question();

  /** The most that it will send; it keeps to that. */
  Sends sends();

  /**
   * Asks, and notes answers and findings. What the other end does or leaves undone is an answer and
   * never an exception. Gives up when the deadline passes.
   */
  void ask(Notes notes, Deadline until);
}
