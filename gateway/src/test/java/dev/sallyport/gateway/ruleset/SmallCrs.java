package dev.sallyport.gateway.ruleset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder laid out as a release of the Core Rule Set, with rules that tests can follow. */
public final class SmallCrs {
  private SmallCrs() {}

  /** A rule that copies a variable into its message and denies. */
  public static String shows(long id, String variable) {
    return """
    SecRule TX:%s "@unconditionalMatch" "id:%d,phase:1,t:none,deny,log,msg:'%s is %%{tx.%s}'"
    """
        .formatted(variable, id, variable, variable);
  }

  /** Writes a release whose set-up wants paranoia level 3. */
  public static Path write(Path folder, String rules) throws IOException {
    Files.createDirectories(folder.resolve("rules"));
    Files.writeString(
        folder.resolve("crs-setup.conf.example"),
        """
        SecComponentSignature "SMALL_CRS/1.0"
        SecAction "id:900000,phase:1,pass,nolog,setvar:tx.blocking_paranoia_level=3,\\
          setvar:tx.detection_paranoia_level=3"
        """);
    Files.writeString(folder.resolve("rules/REQUEST-901.conf"), rules);
    return folder;
  }
}
