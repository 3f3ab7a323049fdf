package dev.sallyport.gateway.config;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where the password of a file comes from. It is asked only if the file wants one. */
public interface KeyPassword {
  /** Null where there is none. */
  char @Nullable [] of(Path file) throws IOException;
}
