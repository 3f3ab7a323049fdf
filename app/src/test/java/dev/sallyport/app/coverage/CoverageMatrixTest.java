package dev.sallyport.app.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sallyport.app.lab.RealServer;
import dev.sallyport.diagnosis.catalogue.Catalogue;
import dev.sallyport.diagnosis.catalogue.Unreproduced;
import dev.sallyport.lab.fault.FaultServer;
import dev.sallyport.lab.pki.LabPki;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Every fault of the lab against everyone who looks: who names its cause, and what is wrong. */
class CoverageMatrixTest {
  private static final int AT_ONCE = 6;

  @TempDir static Path folder;

  private static Matrix matrix;

  @BeforeAll
  static void look() throws Exception {
    Curl.assumeInstalled();
    LabPki pki = LabPki.create();
    pki.writeAuthority(folder);
    pki.server("*.lab.test").writePem(folder, "site");
    pki.rsaServer(FaultServer.NAME).writePem(folder, "rsa");
    Curl curl = new Curl(folder);
    Map<Case, Case.Origin> origins = new LinkedHashMap<>();
    try {
      for (Case at : Case.all()) {
        origins.put(at, at.opening().open(pki, folder));
      }
      List<Case> cases = List.copyOf(origins.keySet());
      try (GatewaySource gateway =
          GatewaySource.start(
              folder, curl, cases, at -> Objects.requireNonNull(origins.get(at)).port())) {
        List<Source> sources =
            List.of(gateway, new CaptureSource(folder, curl), new DoctorSource(folder, curl, pki));
        matrix = new Matrix(look(sources, origins, pki));
      }
    } finally {
      origins.values().forEach(origin -> origin.closing().run());
    }
    System.out.println(matrix.text());
  }

  private static List<Sight> look(List<Source> sources, Map<Case, Case.Origin> origins, LabPki pki)
      throws Exception {
    List<Future<Sight>> tasks = new ArrayList<>();
    ClientSource gateways = new ClientSource(folder, pki);
    try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
      for (Source source : sources) {
        origins.forEach((at, origin) ->
            tasks.add(
                threads.submit(
                    () -> new Sight(at, source.name(), source.look(at, origin.port())))));
      }
      ClientCases.all().forEach(at -> tasks.add(threads.submit(() -> gateways.look(at))));
      ClientCases.captured().forEach(at -> tasks.add(threads.submit(() -> gateways.capture(at))));
    }
    List<Sight> sights = new ArrayList<>();
    for (Future<Sight> task : tasks) {
      sights.add(task.get());
    }
    return sights;
  }

  @Test
  void nothingWrongIsSaidWithCertainty() {
    assertThat(matrix.sights().stream().filter(sight -> !sight.wrong().isEmpty())).isEmpty();
  }

  @Test
  void whatIsNoFaultHasNoCause() {
    assertThat(
            matrix.sights().stream()
                .filter(sight -> sight.at().cause().isEmpty())
                .filter(sight -> !sight.found().isEmpty()))
        .isEmpty();
  }

  @Test
  void sixtyCausesAreSeenAndFortyByTwo() {
    assertThat(matrix.seenBy(1)).hasSizeGreaterThanOrEqualTo(60);
    assertThat(matrix.seenBy(2)).hasSizeGreaterThanOrEqualTo(40);
  }

  @Test
  void everyFaultServerIsNamedBySomebody() {
    assertThat(matrix.unseen()).as("%s", matrix.of(matrix.unseen())).isEmpty();
  }

  @Test
  void everyCauseIsReproducedOrSaidNotToBe() {
    assertThat(Unreproduced.reasons().keySet()).doesNotContainAnyElementsOf(matrix.seenBy(1));
    assertThat(matrix.missing()).isEmpty();
  }

  @Test
  void noneIsNamedWithCertaintyWhereItIsNot() {
    assertThat(matrix.nearMisses()).containsExactlyInAnyOrderElementsOf(matrix.seenBy(1));
  }

  @ParameterizedTest
  @FieldSource("PROGRAMS")
  void aProgramDoesItByItself(Programs.Told told) {
    assumeTrue(RealServer.installed(told.program()), told.program() + " is not installed");
    assertThat(matrix.sights())
        .filteredOn(sight -> sight.at() instanceof Case at && at.fault().equals(told.name()))
        .anyMatch(Sight::named);
  }

  static final List<Programs.Told> PROGRAMS = Programs.ALL;

  @Test
  void everyCauseOfTheLabIsInTheCatalogue() {
    assertThat(Case.all())
        .filteredOn(at -> !at.cause().isEmpty())
        .allSatisfy(at -> assertThat(Catalogue.find(at.cause())).as(at.toString()).isPresent());
  }
}
