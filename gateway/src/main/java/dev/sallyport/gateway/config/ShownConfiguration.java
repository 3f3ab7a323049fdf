package dev.sallyport.gateway.config;

import org.yaml.snakeyaml.DumperOptions.FlowStyle;

/** A configuration as a file that says all of it, every default included. */
public final class ShownConfiguration {
  private ShownConfiguration() {}

  /** Reading the text gives an equal configuration. It holds paths of secrets, never secrets. */
  public static String yaml(Configuration configuration) {
    return YamlText.write(ConfigurationKeys.FORM.write(configuration), FlowStyle.BLOCK);
  }
}
