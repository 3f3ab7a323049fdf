package dev.sallyport.app.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/** Our own classes, without their tests. */
final class Classes {
  static final String ROOT = "dev.sallyport.";
  static final JavaClasses OURS =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.sallyport");

  private Classes() {}

  /** The module that holds a class of ours: the first word of its package below the root. */
  static String module(JavaClass ours) {
    String below = ours.getPackageName().substring(ROOT.length());
    return below.split("\\.", 2)[0];
  }
}
