package dev.sallyport.doctor.http;

import dev.sallyport.diagnosis.trail.Trail;
import dev.sallyport.doctor.connection.Deadline;
import dev.sallyport.doctor.connection.OnHelloRequest;
import dev.sallyport.doctor.connection.TlsSettings;
import dev.sallyport.doctor.exchange.Patience;
import dev.sallyport.doctor.exchange.Probe;
import dev.sallyport.doctor.exchange.Request;
import dev.sallyport.doctor.survey.Check;
import dev.sallyport.doctor.survey.Notes;
import dev.sallyport.doctor.survey.Scope;
import dev.sallyport.doctor.survey.Sends;
import dev.sallyport.doctor.survey.Topic;
import dev.sallyport.doctor.survey.Way;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a second handshake is asked for after the request, by whom, and what comes if it is
 * answered, refused, or met with silence where somebody has the patience for that. At TLS 1.2,
 * where it shows. What the probe does wrong on purpose is no finding.
 */
public final class RenegotiationTopic implements Topic {
  private final TlsSettings tls;
  private final Patience patience;
  private final Request request;
  private final boolean repeatable;

  /** {@code repeatable}: whether the request may be sent more than once. */
  public RenegotiationTopic(
      TlsSettings tls, Patience patience, Request request, boolean repeatable) {
    this.repeatable = repeatable;
    this.tls = tls.atTls12();
    this.patience = patience;
    this.request = request;
  }

  @Override
  public String name() {
    return "reneg";
  }

  @Override
  public List<Check> checks(Way way, Scope scope) {
    if (!scope.covers(Scope.NORMAL) || !repeatable) {
      return List.of();
    }
    Asked asked = new Asked();
    List<Check> checks = new ArrayList<>();
    checks.add(new Manner("HelloRequest", OnHelloRequest.ANSWER, asked, null));
    checks.add(new Manner("HelloRequest refused", OnHelloRequest.REFUSE, asked, null));
    Duration silence = patience.silence();
    if (silence != null) {
      checks.add(new Manner("HelloRequest ignored", OnHelloRequest.IGNORE, asked, silence));
    }
    return checks;
  }

  /** What the first check learns for those after it. */
  private static final class Asked {
    private boolean helloRequest;
  }

  private final class Manner implements Check {
    private final String question;
    private final OnHelloRequest deed;
    private final Asked asked;
    private final @Nullable Duration silence;

    /** {@code silence}: how long to wait for a response, whatever else ends; null: as always. */
    Manner(String question, OnHelloRequest deed, Asked asked, @Nullable Duration silence) {
      this.question = question;
      this.deed = deed;
      this.asked = asked;
      this.silence = silence;
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
      boolean first = deed == OnHelloRequest.ANSWER;
      if (!first && !asked.helloRequest) {
        return;
      }
      Way way = notes.way();
      Patience most = patience.within(until);
      Probe probe =
          new Probe(
              way.kind().word(),
              way.address(),
              tls.doing(deed),
              silence == null ? most : most.respondingIn(silence));
      try {
        Trail trail = probe.ask(request, false).getFirst();
        if (first) {
          asked.helloRequest = SecondHandshake.asked(trail);
        }
        notes.answer(question, SecondHandshake.answer(trail));
      } catch (GeneralSecurityException e) {
        notes.answer(question, "not asked: " + e.getMessage());
      }
    }
  }
}
