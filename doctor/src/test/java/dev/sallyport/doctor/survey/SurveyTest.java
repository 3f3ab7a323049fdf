package dev.sallyport.doctor.survey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.diagnosis.catalogue.Connect;
import dev.sallyport.diagnosis.cause.Certainty;
import dev.sallyport.diagnosis.cause.Finding;
import dev.sallyport.diagnosis.report.Row;
import dev.sallyport.diagnosis.report.Row.Answer;
import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.doctor.connection.Deadline;
import dev.sallyport.doctor.connection.ProbeLog;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SurveyTest {
  private static final Way DIRECT = way(Way.Kind.DIRECT, 443);
  private static final Way VIA = way(Way.Kind.VIA, 8443);

  private final List<String> order = new ArrayList<>();

  private static Way way(Way.Kind kind, int port) {
    return new Way(kind, new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
  }

  private interface Asking {
    void ask(Notes notes, Deadline until);
  }

  private record Question(String question, Sends sends, Asking asking) implements Check {
    @Override
    public void ask(Notes notes, Deadline until) {
      asking.ask(notes, until);
    }
  }

  private record Layer(String name, List<Check> all) implements Topic {
    @Override
    public List<Check> checks(Way way, Scope scope) {
      return scope == Scope.QUICK ? all.subList(0, 1) : all;
    }
  }

  private Check check(String question, Asking asking) {
    return new Question(
        question,
        new Sends(2, 1),
        (notes, until) -> {
          order.add(question + " " + notes.way().kind().word());
          asking.ask(notes, until);
        });
  }

  private static Survey survey(Scope scope, Topic... topics) {
    return new Survey(List.of(topics), scope, Progress.NONE);
  }

  private Layer layer(String name) {
    return new Layer(
        name,
        List.of(
            check(name + " one", (notes, until) -> notes.answer(name + " one", "yes")),
            check(name + " two", (notes, until) -> notes.answer(name + " two", "no"))));
  }

  @Test
  void asksTheLowestLayerFirstAndTheWaysInTurns() {
    survey(Scope.NORMAL, layer("a"), layer("b")).ask(List.of(DIRECT, VIA));
    assertThat(order)
        .containsExactly(
            "a one direct",
            "a one via",
            "a two direct",
            "a two via",
            "b one direct",
            "b one via",
            "b two direct",
            "b two via");
  }

  @Test
  void asksLessWhereLessIsWanted() {
    survey(Scope.QUICK, layer("a")).ask(List.of(DIRECT));
    assertThat(order).containsExactly("a one direct");
  }

  @Test
  void saysBeforeWhatItWillSendAtMost() {
    assertThat(survey(Scope.NORMAL, layer("a"), layer("b")).announced(List.of(DIRECT, VIA)))
        .containsExactly(
            "a: at most 8 connections and 4 requests", "b: at most 8 connections and 4 requests");
    assertThat(order).isEmpty();
  }

  @Test
  void putsTheAnswersOfBothWaysSideBySide() {
    Layer layer =
        new Layer(
            "tcp",
            List.of(
                check(
                    "connect",
                    (notes, until) ->
                        notes.answer(
                            "connect",
                            new Answer(notes.way().address().getPort() + " ms", "works"))),
                check("who", (notes, until) -> notes.answer("who", notes.way().kind().word()))));
    List<Row> table = survey(Scope.NORMAL, layer).ask(List.of(DIRECT, VIA)).table();
    assertThat(table)
        .containsExactly(
            new Row(
                "tcp", "connect", new Answer("443 ms", "works"), new Answer("8443 ms", "works")),
            new Row("tcp", "who", new Answer("direct"), new Answer("via")));
    assertThat(table).extracting(Row::differs).containsExactly(false, true);
  }

  @Test
  void aQuestionOfOneWayOnlyIsNoDifference() {
    List<Row> table = survey(Scope.QUICK, layer("a")).ask(List.of(VIA)).table();
    assertThat(table).containsExactly(new Row("a", "a one", null, new Answer("yes")));
    assertThat(table.getFirst().differs()).isFalse();
  }

  @Test
  void beginsNothingWhenTheTimeIsUp() {
    Check endless =
        check(
            "first",
            (notes, until) -> {
              while (!until.passed()) {
                Thread.onSpinWait();
              }
            });
    List<Row> table =
        survey(Scope.QUICK, new Layer("slow", List.of(endless)), layer("later"))
            .ask(List.of(DIRECT))
            .table();
    assertThat(order).containsExactly("first direct");
    assertThat(table)
        .containsExactly(
            new Row("later", "later one", new Answer("not asked: the time was up"), null));
  }

  @Test
  void tellsEachCauseOnceForEachWay() {
    Asking refused =
        (notes, until) -> {
          ProbeLog log = new ProbeLog();
          log.sent(new Event.Syn("127.0.0.1:443"));
          notes.found(
              Connect.REFUSED,
              Certainty.CERTAIN,
              "Refused.",
              log.trail("t", notes.way().subject(), ""),
              at -> "");
        };
    Layer layer = new Layer("tcp", List.of(check("one", refused), check("two", refused)));
    Surveyed surveyed = survey(Scope.NORMAL, layer).ask(List.of(DIRECT, VIA));
    assertThat(surveyed.findings())
        .extracting(Finding::subject)
        .containsExactly("direct 127.0.0.1:443", "via 127.0.0.1:8443");
    assertThat(surveyed.findings().getFirst().evidence()).hasSize(1);
    assertThat(surveyed.trails()).isNotEmpty();
  }
}
