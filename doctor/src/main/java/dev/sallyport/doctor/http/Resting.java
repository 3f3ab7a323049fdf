package dev.sallyport.doctor.http;

import dev.sallyport.diagnosis.report.Row.Answer;
import dev.sallyport.diagnosis.trail.Attempt;
import dev.sallyport.diagnosis.trail.Attempt.Seen;
import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.diagnosis.trail.TimedEvent;
import dev.sallyport.diagnosis.trail.Trail;
import dev.sallyport.doctor.connection.Deadline;
import dev.sallyport.doctor.connection.TlsSettings;
import dev.sallyport.doctor.exchange.Patience;
import dev.sallyport.doctor.exchange.Request;
import dev.sallyport.doctor.exchange.Visit;
import dev.sallyport.doctor.survey.Check;
import dev.sallyport.doctor.survey.Notes;
import dev.sallyport.doctor.survey.Sends;
import dev.sallyport.doctor.survey.Way;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;

/**
 * How long a connection may rest and still be used. An end that is told shows by waiting; one that
 * is not, as of a firewall that forgot it, by asking again, and its time by halving.
 */
record Resting(TlsSettings tls, Patience patience, Request request) implements Check {
  private static final Duration LONGEST = Duration.ofSeconds(12);
  private static final Duration FINEST = Duration.ofSeconds(2);
  private static final int MOST_TRIES = 3;

  @Override
  public String question() {
    return "connection at rest";
  }

  @Override
  public Sends sends() {
    return new Sends(1 + MOST_TRIES, 2 + 2 * MOST_TRIES);
  }

  @Override
  public void ask(Notes notes, Deadline until) {
    try {
      notes.answer(question(), rested(notes.way(), until));
    } catch (GeneralSecurityException e) {
      notes.answer(question(), "not asked: " + e.getMessage());
    }
  }

  private Answer rested(Way way, Deadline until) throws GeneralSecurityException {
    Duration good = Duration.ZERO;
    Duration lost = until.atMost(LONGEST);
    List<Trail> trails = visit(way, until).resting(request, lost);
    if (trails.size() == 1) {
      return closed(trails.getFirst());
    }
    if (answered(trails.getLast())) {
      return new Answer("used again after " + seconds(lost), "used again");
    }
    for (int i = 0; i < MOST_TRIES && lost.minus(good).compareTo(FINEST) > 0; i++) {
      Duration middle = good.plus(lost).dividedBy(2);
      if (until.atMost(LONGEST).compareTo(middle) < 0) {
        break;
      }
      List<Trail> again = visit(way, until).resting(request, middle);
      boolean usable = again.size() > 1 && answered(again.getLast());
      good = usable ? middle : good;
      lost = usable ? lost : middle;
    }
    String words = "lost without a word after %s to %s".formatted(seconds(good), seconds(lost));
    return new Answer(words, "lost");
  }

  private Visit visit(Way way, Deadline until) {
    return new Visit(way.kind().word(), way.address(), tls, patience.within(until));
  }

  private static boolean answered(Trail trail) {
    return new Attempt(trail.events()).has(Event.ResponseEnd.class);
  }

  private static Answer closed(Trail trail) {
    Attempt attempt = new Attempt(trail.events());
    Seen<Event.ResponseEnd> end = attempt.first(Event.ResponseEnd.class);
    if (end == null) {
      return Heard.answer(trail);
    }
    for (TimedEvent at : attempt.after(end).events()) {
      boolean ends =
          at.event() instanceof Event.Fin
              || at.event() instanceof Event.Alert
              || at.event() instanceof Event.Reset;
      if (ends && Attempt.byOrigin(at)) {
        Duration rest = Duration.ofNanos(at.atNanos() - end.at().atNanos());
        return new Answer("closed after " + seconds(rest));
      }
    }
    return new Answer("not left open");
  }

  private static String seconds(Duration time) {
    return Math.round(time.toMillis() / 1000.0) + " s";
  }
}
