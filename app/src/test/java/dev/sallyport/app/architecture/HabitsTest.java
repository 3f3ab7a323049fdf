package dev.sallyport.app.architecture;

import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static dev.sallyport.app.architecture.Classes.OURS;

import org.junit.jupiter.api.Test;

class HabitsTest {
  @Test
  void aStaticFieldIsFinal() {
    fields().that().areStatic().should().beFinal().check(OURS);
  }

  @Test
  void noStaticFieldHoldsWhatChanges() {
    noFields()
        .that()
        .areStatic()
        .should()
        .haveRawType(
            nameMatching(
                "java\\.util\\.concurrent\\..*|java\\.lang\\.(ThreadLocal|String(Builder|Buffer))"))
        .check(OURS);
  }

  /** JSSE's own words, trust manager and key manager, are allowed. */
  @Test
  void aClassIsNamedForWhatItIs() {
    noClasses()
        .should()
        .haveNameMatching(
            ".*(Utils?|Helpers?|(?<!Trust|Key)Manager|Impl|Abstract|Base)(?![a-z0-9]).*")
        .check(OURS);
  }
}
