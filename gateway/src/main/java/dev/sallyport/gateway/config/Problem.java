package dev.sallyport.gateway.config;

/**
 * One thing that is wrong with a configuration, or worth a warning, and where it stands.
 *
 * @param file as the reader was told to name it
 * @param line from 1
 * @param column from 1
 */
public record Problem(String file, int line, int column, String message) {
  @Override
  public String toString() {
    return file + ":" + line + ":" + column + ": " + message;
  }
}
