package dev.sallyport.app.architecture;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.AndFullName.Predicates.fullNameMatching;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static dev.sallyport.app.architecture.Classes.OURS;

import com.tngtech.archunit.lang.syntax.elements.ClassesShould;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bytes and values in, values out: {@code wire}, {@code rules} and {@code diagnosis} do no I/O. */
class PureModulesTest {

  private static ClassesShould noPureClassShould() {
    return noClasses()
        .that()
        .resideInAnyPackage(
            "dev.sallyport.wire..", "dev.sallyport.rules..", "dev.sallyport.diagnosis..")
        .should();
  }

  @ParameterizedTest(name = "no {0}: {1}")
  @CsvSource({
    "socket, java\\.net\\.(.*Socket.*|.*URL.*|NetworkInterface)",
    "socket, java\\.net\\.http\\..*",
    "socket, java\\.nio\\.channels\\..*",
    "socket, javax\\.net\\..*",
    "socket, io\\.netty\\..*",
    "file, java\\.io\\.(File|RandomAccessFile).*",
    "file, java\\.nio\\.file\\..*",
    "clock, java\\.time\\.(Clock|InstantSource)",
    "thread, java\\.lang\\.(Thread|InheritableThread|Process|Runtime$).*",
    "thread, java\\.util\\.(Timer|concurrent\\.).*",
  })
  void usesNoType(String what, String type) {
    noPureClassShould().dependOnClassesThat(nameMatching(type)).because(what).check(OURS);
  }

  @ParameterizedTest(name = "no {0}: {1}")
  @CsvSource(
      delimiter = ';',
      value = {
        "clock; java\\.lang\\.System\\.(nanoTime|currentTimeMillis)\\(.*",
        "clock; java\\.time\\..*\\.now\\(.*",
        "clock; java\\.util\\.(Date|GregorianCalendar)\\.<init>\\(\\)",
        "name service; java\\.net\\.InetAddress\\.(getByName|getAllByName|getLocalHost)\\(.*",
        "global; java\\.lang\\.System\\.(in|out|err|(get|set)(env|Propert).*|exit\\(.*)",
      })
  void callsNothingOutside(String what, String member) {
    noPureClassShould()
        .accessTargetWhere(target(fullNameMatching(member)))
        .because(what)
        .check(OURS);
  }
}
