package dev.sallyport.diagnosis.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.diagnosis.catalogue.Catalogue;
import dev.sallyport.diagnosis.catalogue.Renegotiation;
import dev.sallyport.diagnosis.cause.Cause;
import org.junit.jupiter.api.Test;

class CauseTextTest {
  @Test
  void saysWhatToDoAndWhatOthersCallIt() {
    assertThat(CauseText.of(Renegotiation.UNANSWERED, Colour.NONE))
        .startsWith("origin.renegotiation.unanswered\n  The origin asked for a new TLS handshake")
        .contains("\n  At the origin\n    - ")
        .contains("\n    status       504\n")
        .contains("\n    HAProxy      sH--\n")
        .contains(
            "\n    nginx        upstream timed out (110: Connection timed out) while reading");
  }

  @Test
  void everyCauseFitsATerminal() {
    for (Cause cause : Catalogue.all()) {
      assertThat(CauseText.of(cause, Colour.NONE).lines())
          .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(Ladder.WIDTH));
    }
  }
}
