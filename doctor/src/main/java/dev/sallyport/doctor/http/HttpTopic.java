package dev.sallyport.doctor.http;

import dev.sallyport.diagnosis.catalogue.Renegotiation;
import dev.sallyport.diagnosis.catalogue.Response;
import dev.sallyport.diagnosis.cause.Certainty;
import dev.sallyport.diagnosis.cause.Finding;
import dev.sallyport.diagnosis.detect.Diagnosis;
import dev.sallyport.diagnosis.report.Row.Answer;
import dev.sallyport.diagnosis.trail.Attempt;
import dev.sallyport.diagnosis.trail.Attempt.Seen;
import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.diagnosis.trail.Trail;
import dev.sallyport.doctor.connection.Deadline;
import dev.sallyport.doctor.connection.TlsSettings;
import dev.sallyport.doctor.exchange.Patience;
import dev.sallyport.doctor.exchange.Request;
import dev.sallyport.doctor.exchange.Request.Manner;
import dev.sallyport.doctor.exchange.Visit;
import dev.sallyport.doctor.survey.Check;
import dev.sallyport.doctor.survey.Notes;
import dev.sallyport.doctor.survey.Scope;
import dev.sallyport.doctor.survey.Sends;
import dev.sallyport.doctor.survey.Topic;
import dev.sallyport.doctor.survey.Way;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The request in the manners in which a gateway may send it on: protocol, framing, size, rest. */
public final class HttpTopic implements Topic {
  private static final int KIB = 1024;

  /** One byte more than IIS reads of a body before it renegotiates, by default. */
  private static final int ABOVE_48_KIB = 48 * KIB + 1;

  /** One byte more than Apache does. */
  private static final int ABOVE_128_KIB = 128 * KIB + 1;

  private final TlsSettings tls;
  private final Patience patience;
  private final Request request;
  private final boolean repeatable;
  private final Authentication.Seen challenges = new Authentication.Seen();

  /** {@code repeatable}: whether the request may be sent more than once. */
  public HttpTopic(TlsSettings tls, Patience patience, Request request, boolean repeatable) {
    this.tls = tls;
    this.patience = patience;
    this.request = request;
    this.repeatable = repeatable;
  }

  @Override
  public String name() {
    return "http";
  }

  @Override
  public List<Check> checks(Way way, Scope scope) {
    if (!scope.covers(Scope.NORMAL) || !repeatable) {
      return List.of();
    }
    boolean carries = request.body().length > 0;
    List<Check> checks = new ArrayList<>();
    checks.add(new Manners("HTTP/2", this::http2));
    checks.add(new Manners("end of connection", this::end));
    checks.add(new Authentication(tls, patience, request, challenges));
    checks.add(new Manners("head of 8 KiB", (visit, q, notes) -> head(visit, q, notes, 8)));
    checks.add(new Manners("head of 16 KiB", (visit, q, notes) -> head(visit, q, notes, 16)));
    if (carries) {
      checks.add(new Manners("Expect: 100-continue", this::expecting));
      checks.add(new Manners("body in chunks", this::chunked));
    }
    if (scope.covers(Scope.FULL)) {
      if (carries) {
        checks.add(new Manners("body of 48 KiB", (v, q, n) -> body(v, q, n, ABOVE_48_KIB)));
        checks.add(new Manners("body of 128 KiB", (v, q, n) -> body(v, q, n, ABOVE_128_KIB)));
      }
      checks.add(new Resting(tls, patience, request));
    }
    return checks;
  }

  private interface Asked {
    void by(Visit visit, String question, Notes notes) throws GeneralSecurityException;
  }

  /** One request over a connection of its own. */
  private final class Manners implements Check {
    private final String question;
    private final Asked asked;

    Manners(String question, Asked asked) {
      this.question = question;
      this.asked = asked;
    }

    @Override
    public String question() {
      return question;
    }

    @Override
    public Sends sends() {
      return new Sends(1, 1);
    }

    @Override
    public void ask(Notes notes, Deadline until) {
      Way way = notes.way();
      Visit visit = new Visit(way.kind().word(), way.address(), tls, patience.within(until));
      try {
        asked.by(visit, question, notes);
      } catch (GeneralSecurityException e) {
        notes.answer(question, "not asked: " + e.getMessage());
      }
    }
  }

  private void http2(Visit visit, String question, Notes notes) throws GeneralSecurityException {
    Trail trail = visit.http2(request);
    if (trail.protocol().endsWith(" http/1.1")) {
      notes.answer(question, "not offered");
      return;
    }
    notes.answer(question, Heard.answer(trail));
    found(trail, notes);
  }

  /** How the other end closes, and what it wants to know of who asks. */
  private void end(Visit visit, String question, Notes notes) throws GeneralSecurityException {
    Visit.Seen seen = visit.http1(request.with("Connection: close"));
    notes.answer(question, new Answer(Heard.end(seen.trail())));
    challenges.challenge(notes.way().kind(), Challenge.of(seen.head()));
  }

  /** A head that is larger than those of users mostly are is no fault where it is refused. */
  private void head(Visit visit, String question, Notes notes, int kib)
      throws GeneralSecurityException {
    String padding = "X-Sallyport-Padding: " + "x".repeat(kib * KIB - 512);
    notes.answer(question, Heard.answer(visit.http1(request.with(padding)).trail()));
  }

  private void expecting(Visit visit, String question, Notes notes)
      throws GeneralSecurityException {
    Trail trail = visit.http1(request.with(Manner.EXPECTING)).trail();
    notes.answer(question, Heard.answer(trail));
    found(trail, notes);
    withheld(trail, notes);
  }

  /** RFC 9110 section 10.1.1: 100 or a final status is due before the body. */
  private static void withheld(Trail trail, Notes notes) {
    Attempt attempt = new Attempt(trail.events());
    Seen<Event.RequestEnd> sent = attempt.first(Event.RequestEnd.class);
    Seen<Event.ResponseHead> answer = attempt.first(Event.ResponseHead.class);
    if (sent != null && answer != null && !attempt.has(Event.Informational.class)) {
      notes.found(
          Response.CONTINUE_WITHHELD,
          Certainty.LIKELY,
          "No 100 came in the time that curl waits for it; the body was sent all the same, and"
              + " status %d came.".formatted(answer.event().status()),
          trail,
          at ->
              switch (at.event()) {
                case Event.RequestHead _ -> "The head, with Expect: 100-continue.";
                case Event.RequestEnd _ -> "The end of the body, sent without a 100.";
                default -> "";
              });
    }
  }

  private void chunked(Visit visit, String question, Notes notes) throws GeneralSecurityException {
    Trail trail = visit.http1(request.with(Manner.CHUNKED)).trail();
    notes.answer(question, Heard.answer(trail));
    found(trail, notes);
  }

  /** The body given, and {@code &} up to that size. */
  private void body(Visit visit, String question, Notes notes, int size)
      throws GeneralSecurityException {
    int given = request.body().length;
    byte[] padded = Arrays.copyOf(request.body(), Math.max(given, size));
    Arrays.fill(padded, given, padded.length, (byte) '&');
    Trail trail = visit.http1(request.with(padded)).trail();
    notes.answer(question, Heard.answer(trail));
    for (Finding finding : Diagnosis.of(trail)) {
      if (finding.cause().equals(Renegotiation.BODY_TOO_LARGE)) {
        notes.found(finding, trail);
      }
    }
  }

  private static void found(Trail trail, Notes notes) {
    for (Finding finding : Diagnosis.of(trail)) {
      notes.found(finding, trail);
    }
  }
}
