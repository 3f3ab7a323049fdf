package dev.sallyport.app.lab;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Debian's package of the Core Rule Set. */
final class CrsPackage {
  static final String HOW =
      "No Core Rule Set is installed: apt-get install modsecurity-crs, or sallyport rules install"
          + " --from ARCHIVE";

  private static final Path APT = Path.of("/usr/bin/apt-get");
  private static final int MAX_MINUTES = 3;

  private CrsPackage() {}

  /** Installs it where this is Debian and we may; says what it does. Whether it did. */
  static boolean install(PrintWriter out) throws IOException, InterruptedException {
    boolean may = "root".equals(System.getProperty("user.name"));
    if (!may || !Files.isExecutable(APT) || !Files.exists(Path.of("/etc/debian_version"))) {
      return false;
    }
    out.println("No Core Rule Set is installed; running apt-get install -y modsecurity-crs");
    out.flush();
    ProcessBuilder apt =
        new ProcessBuilder(
            APT.toString(), "install", "-y", "--no-install-recommends", "modsecurity-crs");
    apt.environment().put("DEBIAN_FRONTEND", "noninteractive");
    apt.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
    Process running = apt.start();
    if (!running.waitFor(MAX_MINUTES, TimeUnit.MINUTES)) {
      running.destroyForcibly();
      return false;
    }
    return running.exitValue() == 0;
  }
}
