package dev.sallyport.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.diagnosis.catalogue.Catalogue;
import dev.sallyport.lab.fault.Fault;
import dev.sallyport.lab.fault.Faults;
import org.junit.jupiter.api.Test;

class LabFaultsTest {
  @Test
  void listsEveryFaultServerWithItsCause() {
    Sallyport ran = Sallyport.run("lab", "--list");
    assertThat(ran.exitCode()).isZero();
    assertThat(ran.out().lines()).hasSize(3 * Faults.all().size());
    for (Fault fault : Faults.all()) {
      assertThat(ran.out()).contains(fault.name() + "\n  " + fault.sentence() + "\n");
    }
  }

  @Test
  void everyCauseOfAFaultServerIsInTheCatalogue() {
    assertThat(Faults.all().stream().map(Fault::cause).filter(id -> !id.equals(Fault.NONE)))
        .allMatch(id -> Catalogue.find(id).isPresent());
  }

  @Test
  void aFaultThatIsNotThereIsRefused() {
    Sallyport ran = Sallyport.run("lab", "--fault", "nonsense");
    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err()).contains("no fault server nonsense; sallyport lab --list shows all");
  }

  @Test
  void aPortThatIsNoneIsRefused() {
    Sallyport ran = Sallyport.run("lab", "--fault", "connect-refused", "--port", "70000");
    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err()).contains("--port: wanted 0 to 65535, got 70000");
  }
}
