package dev.sallyport.app;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/**
 * What {@code --version} prints: the release, as the jar's manifest names it, and the Java it runs
 * on.
 */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    String release =
        Objects.requireNonNullElse(
            Version.class.getPackage().getImplementationVersion(), "(not packaged)");
    return new String[] {"sallyport " + release, "java " + Runtime.version()};
  }
}
