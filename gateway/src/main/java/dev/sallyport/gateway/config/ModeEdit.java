package dev.sallyport.gateway.config;

import dev.sallyport.gateway.config.SiteConfiguration.RulesMode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * Sets the mode of one site's rules in the text of a configuration; all else stays as it is
 * written, comments too. What comes out has to be read and compared: an alias may stand for several
 * sites.
 */
final class ModeEdit {
  private final String text;
  private final String word;

  private ModeEdit(String text, RulesMode mode) {
    this.text = text;
    this.word = mode.name().toLowerCase(Locale.ROOT);
  }

  /** The text with the mode set; empty where there is no place for it. */
  static Optional<String> set(String text, String site, RulesMode mode) {
    MappingNode sites = mapping(YamlText.compose(text), ConfigurationKeys.SITES.name());
    MappingNode node = null;
    for (NodeTuple entry : sites == null ? List.<NodeTuple>of() : sites.getValue()) {
      if (entry.getKeyNode() instanceof ScalarNode key
          && HostNameText.parsePattern(key.getValue()).equals(site)
          && entry.getValueNode() instanceof MappingNode found) {
        node = found;
      }
    }
    return node == null ? Optional.empty() : new ModeEdit(text, mode).edit(node);
  }

  private Optional<String> edit(MappingNode site) {
    Node rules = value(site, SiteKeys.RULES.name());
    if (rules == null) {
      return insert(
          site, SiteKeys.RULES.name() + ": {" + RulesKeys.MODE.name() + ": " + word + "}");
    }
    if (!(rules instanceof MappingNode mapping)) {
      return Optional.empty();
    }
    Node mode = value(mapping, RulesKeys.MODE.name());
    if (mode == null) {
      return insert(mapping, RulesKeys.MODE.name() + ": " + word);
    }
    return Optional.of(
        text.substring(0, at(mode.getStartMark().getIndex()))
            + word
            + text.substring(at(mode.getEndMark().getIndex())));
  }

  /** Puts an entry before the first one. */
  private Optional<String> insert(MappingNode mapping, String entry) {
    if (mapping.getValue().isEmpty()) {
      int open = at(mapping.getStartMark().getIndex()) + 1;
      return Optional.of(text.substring(0, open) + entry + text.substring(open));
    }
    Node first = mapping.getValue().getFirst().getKeyNode();
    int place = at(first.getStartMark().getIndex());
    String between =
        mapping.getFlowStyle() == FlowStyle.FLOW
            ? ", "
            : "\n" + " ".repeat(first.getStartMark().getColumn());
    return Optional.of(text.substring(0, place) + entry + between + text.substring(place));
  }

  /** Marks count code points. */
  private int at(int codePoints) {
    return text.offsetByCodePoints(0, codePoints);
  }

  private static @Nullable MappingNode mapping(@Nullable Node node, String key) {
    Node found = node instanceof MappingNode mapping ? value(mapping, key) : null;
    return found instanceof MappingNode below ? below : null;
  }

  private static @Nullable Node value(MappingNode mapping, String key) {
    for (NodeTuple entry : mapping.getValue()) {
      if (entry.getKeyNode() instanceof ScalarNode name && name.getValue().equals(key)) {
        return entry.getValueNode();
      }
    }
    return null;
  }
}
