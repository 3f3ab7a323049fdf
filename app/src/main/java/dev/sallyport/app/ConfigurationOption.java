package dev.sallyport.app;

import dev.sallyport.gateway.config.CheckedConfiguration;
import dev.sallyport.gateway.config.ConfigurationException;
import dev.sallyport.gateway.config.ConfigurationFile;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option that names the configuration file, for every command that reads one. */
final class ConfigurationOption {
  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      description = "The configuration; ${DEFAULT-VALUE} where this is left out.")
  private Path file = Path.of("sallyport.yaml");

  Path file() {
    return file;
  }

  CheckedConfiguration read() throws ConfigurationException {
    return ConfigurationFile.read(file);
  }
}
