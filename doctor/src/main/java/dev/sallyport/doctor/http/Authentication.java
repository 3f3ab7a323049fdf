package dev.sallyport.doctor.http;

import dev.sallyport.diagnosis.catalogue.Comparisons;
import dev.sallyport.diagnosis.cause.Certainty;
import dev.sallyport.diagnosis.trail.Event;
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
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What becomes of a challenge that is bound to its connection (NTLM, Negotiate: RFC 4559 section 6)
 * on the way through a gateway. Asked only where one came. No user is proven, so what is found is
 * likely at most: direct the challenge can be answered, through the gateway it cannot.
 */
final class Authentication implements Check {
  private static final Duration FOR_AN_END = Duration.ofMillis(100);

  private final TlsSettings tls;
  private final Patience patience;
  private final Request request;
  private final Seen seen;

  Authentication(TlsSettings tls, Patience patience, Request request, Seen seen) {
    this.tls = tls;
    this.patience = patience;
    this.request = request;
    this.seen = seen;
  }

  /** What was seen of each way so far. */
  static final class Seen {
    private final Map<Way.Kind, Challenge> challenges = new EnumMap<>(Way.Kind.class);
    private boolean openDirect;

    void challenge(Way.Kind kind, Challenge challenge) {
      challenges.put(kind, challenge);
    }

    private Challenge of(Way.Kind kind) {
      return challenges.getOrDefault(kind, Challenge.NONE);
    }
  }

  @Override
  public String question() {
    return "authentication";
  }

  @Override
  public Sends sends() {
    return new Sends(1, 2);
  }

  @Override
  public void ask(Notes notes, Deadline until) {
    Way.Kind kind = notes.way().kind();
    boolean direct = kind == Way.Kind.DIRECT;
    Challenge here = seen.of(kind);
    if (!here.words().isEmpty()) {
      notes.answer(question(), here.words());
    }
    if (!here.bound() && !seen.of(Way.Kind.DIRECT).bound()) {
      return;
    }
    Way way = notes.way();
    try {
      List<Trail> trails =
          new Visit(kind.word(), way.address(), tls, patience.within(until))
              .resting(request, FOR_AN_END);
      boolean open = trails.size() > 1;
      seen.openDirect |= direct && open;
      if (here.bound()) {
        notes.answer("connection after that", open ? "left open" : "ended");
      }
      if (!direct && seen.openDirect) {
        judge(here, open, trails.getFirst(), notes);
      }
    } catch (GeneralSecurityException e) {
      notes.answer(question(), "not asked: " + e.getMessage());
    }
  }

  private void judge(Challenge here, boolean open, Trail trail, Notes notes) {
    if (here.bound() && !open) {
      found(
          "The gateway ends the connection behind the challenge (%s), which only that connection"
                  .formatted(here.words())
              + " can answer; direct it is left open.",
          trail,
          notes);
    } else if (!here.bound() && here.asked()) {
      found(
          "Direct the challenge is %s; through the gateway it is %s."
              .formatted(
                  seen.of(Way.Kind.DIRECT).words(),
                  here.words().isEmpty() ? "a 401 without one" : here.words()),
          trail,
          notes);
    }
  }

  private static void found(String detail, Trail trail, Notes notes) {
    notes.found(
        Comparisons.CONNECTION_AUTHENTICATION,
        Certainty.LIKELY,
        detail,
        trail,
        at ->
            switch (at.event()) {
              case Event.ResponseHead head -> "Status " + head.status() + ".";
              case Event.Fin _ -> "The end of the connection.";
              default -> "";
            });
  }
}
