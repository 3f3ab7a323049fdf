package dev.sallyport.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExplainCommandTest {
  @Test
  void aCauseByItsName() {
    Sallyport run = Sallyport.run("explain", "origin.renegotiation.unanswered");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .startsWith("origin.renegotiation.unanswered\n")
        .contains("At the origin", "At the gateway", "sH--");
  }

  @Test
  void causesByTheirBeginning() {
    Sallyport run = Sallyport.run("explain", "origin.connect");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("origin.connect.refused\n", "\n\norigin.connect.timeout\n")
        .doesNotContain("origin.dns");
  }

  @Test
  void anUnknownOneIsRefused() {
    Sallyport run = Sallyport.run("explain", "origin.lunch");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("no cause begins with origin.lunch").contains("origin.connect");
  }
}
