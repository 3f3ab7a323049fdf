package dev.sallyport.gateway.config;

import dev.sallyport.gateway.config.SiteConfiguration.Identity;
import dev.sallyport.gateway.ruleset.InstalledRuleSets;
import dev.sallyport.gateway.ruleset.RuleFolders;
import dev.sallyport.gateway.ruleset.RuleSets;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;

/** Writes the file that the command line stands for, so that its values pass the same checks. */
final class SingleSite {
  private SingleSite() {}

  static Configuration configuration(String name, URI origin, String listen, String console)
      throws ConfigurationException {
    Node certificate = SiteKeys.CERTIFICATE.form().write(new Identity.SelfSigned());
    Node site =
        YamlText.mapping(
            List.of(
                entry(SiteKeys.CERTIFICATE, certificate),
                entry(SiteKeys.ORIGINS, SiteKeys.ORIGINS.form().write(List.of(origin)))));
    Node sites = YamlText.mapping(List.of(new NodeTuple(YamlText.scalar(name), site)));
    Node listens = YamlText.list(List.of(YamlText.scalar(listen)));
    Node file =
        YamlText.mapping(
            List.of(
                entry(ConfigurationKeys.LISTEN, listens),
                entry(ConfigurationKeys.CONSOLE, YamlText.scalar(console)),
                entry(ConfigurationKeys.SITES, sites)));
    String text = YamlText.write(file, FlowStyle.BLOCK);
    RuleSets rules = new InstalledRuleSets(RuleFolders.ofSystem());
    return new ConfigurationReader(new FolderFiles(Path.of("")), rules, Instant.now())
        .read("command line", text)
        .configuration();
  }

  private static NodeTuple entry(Key<?, ?> key, Node value) {
    return new NodeTuple(YamlText.scalar(key.name()), value);
  }
}
