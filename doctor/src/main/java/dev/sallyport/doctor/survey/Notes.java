package dev.sallyport.doctor.survey;

import dev.sallyport.diagnosis.cause.Cause;
import dev.sallyport.diagnosis.cause.Certainty;
import dev.sallyport.diagnosis.cause.Finding;
import dev.sallyport.diagnosis.report.Row.Answer;
import dev.sallyport.diagnosis.trail.TimedEvent;
import dev.sallyport.diagnosis.trail.Trail;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What the checks of one topic learned about one way. Belongs to the survey's thread. */
public final class Notes {
  private static final int MOST_ANSWERS = 200;

  private final Way way;
  private final Map<String, Answer> answers = new LinkedHashMap<>();
  private final List<Finding> findings = new ArrayList<>();
  private final List<Trail> trails = new ArrayList<>();

  Notes(Way way) {
    this.way = way;
  }

  public Way way() {
    return way;
  }

  /** The answer to a question of the table. The last one counts; 200 questions are kept. */
  public void answer(String question, Answer answer) {
    if (answers.size() < MOST_ANSWERS || answers.containsKey(question)) {
      answers.put(question, answer);
    }
  }

  /** An answer that is compared by its words. */
  public void answer(String question, String answer) {
    answer(question, new Answer(answer));
  }

  /** A finding that a detector made of a trail. */
  public void found(Finding finding, Trail trail) {
    findings.add(finding);
    if (!trails.contains(trail)) {
      trails.add(trail);
    }
  }

  /**
   * A finding about this way.
   *
   * @param detail one sentence with this case's own figures
   * @param trail where it was seen; not empty
   * @param shows what each event says that proves it, empty where it proves nothing; where none
   *     does, the last one stands for what was seen
   */
  public void found(
      Cause cause,
      Certainty certainty,
      String detail,
      Trail trail,
      Function<TimedEvent, String> shows) {
    List<Finding.Evidence> evidence = new ArrayList<>();
    for (TimedEvent at : trail.events()) {
      String words = shows.apply(at);
      if (!words.isEmpty()) {
        evidence.add(new Finding.Evidence(at, words));
      }
    }
    if (evidence.isEmpty()) {
      evidence.add(new Finding.Evidence(trail.events().getLast(), detail));
    }
    found(new Finding(cause, certainty, way.subject(), detail, evidence), trail);
  }

  Map<String, Answer> answers() {
    return answers;
  }

  List<Finding> findings() {
    return findings;
  }

  List<Trail> trails() {
    return trails;
  }
}
