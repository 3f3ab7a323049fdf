package dev.sallyport.doctor.survey;

import dev.sallyport.diagnosis.cause.Finding;
import dev.sallyport.diagnosis.report.Row;
import dev.sallyport.diagnosis.trail.Trail;
import dev.sallyport.doctor.connection.Deadline;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Asks all topics of each way, one check after the other and in turns, so that both ways meet the
 * same minute. One connection at a time; no longer than its scope allows.
 */
public final class Survey {
  private final List<Topic> topics;
  private final Scope scope;
  private final Progress progress;

  public Survey(List<Topic> topics, Scope scope, Progress progress) {
    this.topics = List.copyOf(topics);
    this.scope = scope;
    this.progress = progress;
  }

  /** What it will send at most, a line for each topic that sends anything. */
  public List<String> announced(List<Way> ways) {
    List<String> lines = new ArrayList<>();
    for (Topic topic : topics) {
      Sends sum = Sends.NOTHING;
      for (Way way : ways) {
        for (Check check : topic.checks(way, scope)) {
          sum = sum.plus(check.sends());
        }
      }
      if (!sum.equals(Sends.NOTHING)) {
        lines.add("%s: at most %s".formatted(topic.name(), sum.words()));
      }
    }
    return lines;
  }

  /** Asks. Each way is there once at most. */
  public Surveyed ask(List<Way> ways) {
    Deadline until = Deadline.in(scope.most());
    List<Asked> asked = new ArrayList<>();
    for (Topic topic : topics) {
      for (Way way : ways) {
        asked.add(new Asked(topic.name(), new Notes(way), topic.checks(way, scope)));
      }
    }
    int all = asked.stream().mapToInt(each -> each.checks().size()).sum();
    int done = 0;
    for (Topic topic : topics) {
      List<Asked> turns = asked.stream().filter(each -> each.topic().equals(topic.name())).toList();
      int most = turns.stream().mapToInt(each -> each.checks().size()).max().orElse(0);
      for (int i = 0; i < most; i++) {
        for (Asked each : turns) {
          if (i < each.checks().size()) {
            each.ask(i, until, progress, done++, all);
          }
        }
      }
    }
    return told(asked);
  }

  /** The checks of one topic for one way, and what they noted. */
  private record Asked(String topic, Notes notes, List<Check> checks) {

    void ask(int index, Deadline until, Progress progress, int done, int all) {
      Check check = checks.get(index);
      if (until.passed()) {
        notes.answer(check.question(), "not asked: the time was up");
      } else {
        progress.next(notes.way(), topic, check.question(), done, all);
        check.ask(notes, until);
      }
    }
  }

  private Surveyed told(List<Asked> asked) {
    List<Row> table = new ArrayList<>();
    for (Topic topic : topics) {
      Notes direct = notes(asked, topic.name(), Way.Kind.DIRECT);
      Notes via = notes(asked, topic.name(), Way.Kind.VIA);
      for (String question : questions(direct, via)) {
        table.add(new Row(topic.name(), question, answer(direct, question), answer(via, question)));
      }
    }
    List<Finding> findings = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    Set<Trail> trails = new LinkedHashSet<>();
    for (Asked each : asked) {
      for (Finding finding : each.notes().findings()) {
        if (seen.add(finding.cause().id() + " " + finding.subject())) {
          findings.add(finding);
        }
      }
      trails.addAll(each.notes().trails());
    }
    return new Surveyed(table, findings, List.copyOf(trails));
  }

  private static @Nullable Notes notes(List<Asked> asked, String topic, Way.Kind kind) {
    for (Asked each : asked) {
      if (each.topic().equals(topic) && each.notes().way().kind() == kind) {
        return each.notes();
      }
    }
    return null;
  }

  private static Set<String> questions(@Nullable Notes direct, @Nullable Notes via) {
    Set<String> questions = new LinkedHashSet<>();
    for (Notes notes : new @Nullable Notes[] {direct, via}) {
      if (notes != null) {
        questions.addAll(notes.answers().keySet());
      }
    }
    return questions;
  }

  private static Row.@Nullable Answer answer(@Nullable Notes notes, String question) {
    return notes == null ? null : notes.answers().get(question);
  }
}
