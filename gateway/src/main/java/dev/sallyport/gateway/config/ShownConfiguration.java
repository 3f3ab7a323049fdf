package dev.sallyport.gateway.config;

import org.yaml.snakeyaml.DumperOptions.FlowStyle;

/** A configuration as a file that says all of it, every default included. */
public final class ShownConfiguration {
  private ShownConfiguration() {}

  /** One site as it would stand below its name. */
  public static String yaml(SiteConfiguration site) {
    return YamlText.write(SiteKeys.FORM.write(site), FlowStyle.BLOCK);
  }

  /** Reading the text gives an equal configuration. It holds paths of secrets, never secrets. */
  public static String yaml(Configuration configuration) {
    return YamlText.write(ConfigurationKeys.FORM.write(configuration), FlowStyle.BLOCK);
  }
}
