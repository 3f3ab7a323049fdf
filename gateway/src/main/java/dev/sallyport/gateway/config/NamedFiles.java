package dev.sallyport.gateway.config;

import java.io.IOException;

/** The files that a configuration names: certificates, keys, passwords, trust anchors. */
public interface NamedFiles {
  /** No file that a configuration names may be larger. */
  int MAX_BYTES = 4 << 20;

  /**
   * Gives the full path of a file from the text in the configuration.
   *
   * @throws IllegalArgumentException where {@code text} is no path
   */
  String resolve(String text);

  /**
   * Reads a whole file of at most {@link #MAX_BYTES}.
   *
   * @throws IOException whose message says in a few words why the file cannot be read
   */
  byte[] read(String path) throws IOException;
}
