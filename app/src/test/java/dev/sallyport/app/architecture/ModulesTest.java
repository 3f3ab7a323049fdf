package dev.sallyport.app.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static dev.sallyport.app.architecture.Classes.OURS;
import static dev.sallyport.app.architecture.Classes.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ModulesTest {
  /** Which modules a module may use beside itself. */
  private static final Map<String, Set<String>> MAY_USE =
      Map.ofEntries(
          Map.entry("wire", Set.of()),
          Map.entry("rules", Set.of()),
          Map.entry("secrets", Set.of()),
          Map.entry("diagnosis", Set.of("wire")),
          Map.entry("capture", Set.of("wire", "diagnosis")),
          Map.entry("gateway", Set.of("wire", "rules", "diagnosis", "secrets")),
          Map.entry("doctor", Set.of("wire", "diagnosis", "secrets")),
          Map.entry("lab", Set.of("wire")),
          Map.entry("console", Set.of("gateway", "diagnosis", "capture", "doctor")),
          Map.entry(
              "app",
              Set.of(
                  "wire", "rules", "diagnosis", "capture", "gateway", "doctor", "lab", "console")));

  static Set<String> modules() {
    return OURS.stream().map(Classes::module).collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void everyModuleOnTheClassPathHasItsPlaceInTheTable() {
    assertThat(MAY_USE).containsKeys(modules().toArray(String[]::new));
    assertThat(modules()).contains("wire", "rules", "diagnosis", "gateway", "lab", "app");
  }

  @ParameterizedTest
  @MethodSource("modules")
  void aModuleUsesOnlyWhatItMay(String module) {
    Set<String> allowed = MAY_USE.getOrDefault(module, Set.of());
    classes()
        .that(describe("reside in " + module, (JavaClass it) -> Classes.module(it).equals(module)))
        .should()
        .onlyDependOnClassesThat(
            describe(
                "are foreign, or of " + module + " or " + allowed,
                (JavaClass it) -> {
                  if (!it.getPackageName().startsWith(ROOT)) {
                    return true;
                  }
                  String used = Classes.module(it);
                  return used.equals(module) || allowed.contains(used);
                }))
        .check(OURS);
  }

  @Test
  void noPackageImportsInACircle() {
    slices().matching("dev.sallyport.(**)").should().beFreeOfCycles().check(OURS);
  }
}
