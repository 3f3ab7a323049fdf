package dev.sallyport.gateway.config;

import dev.sallyport.gateway.config.SiteConfiguration.RulesMode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Changes what one site says of its rules in the text of a configuration; all else stays as it is
 * written, comments too. What comes out has to be read and compared: an alias may stand for several
 * sites.
 */
final class RulesEdit {
  private final String text;
  private final MappingNode site;

  private RulesEdit(String text, MappingNode site) {
    this.text = text;
    this.site = site;
  }

  /** The text with the mode set; empty where there is no place for it. */
  static Optional<String> mode(String text, String site, RulesMode mode) {
    return of(text, site).flatMap(edit -> edit.mode(mode.name().toLowerCase(Locale.ROOT)));
  }

  /**
   * The text with one file more in a list of the site's rules; empty where there is no place.
   *
   * @param key of the list
   * @param inherited what stands for the list where the site has none of its own
   * @param name of the file, of letters, digits, dots and hyphens
   */
  static Optional<String> file(
      String text, String site, String key, List<String> inherited, String name) {
    return of(text, site).flatMap(edit -> edit.file(key, inherited, name));
  }

  private static Optional<RulesEdit> of(String text, String site) {
    MappingNode sites = mapping(YamlText.compose(text), ConfigurationKeys.SITES.name());
    MappingNode node = null;
    for (NodeTuple entry : sites == null ? List.<NodeTuple>of() : sites.getValue()) {
      if (entry.getKeyNode() instanceof ScalarNode key
          && HostNameText.parsePattern(key.getValue()).equals(site)
          && entry.getValueNode() instanceof MappingNode found) {
        node = found;
      }
    }
    return node == null ? Optional.empty() : Optional.of(new RulesEdit(text, node));
  }

  private Optional<String> mode(String word) {
    Node mode = rule(RulesKeys.MODE.name());
    if (mode == null) {
      return entry(RulesKeys.MODE.name() + ": " + word);
    }
    return Optional.of(
        text.substring(0, at(mode.getStartMark().getIndex()))
            + word
            + text.substring(at(mode.getEndMark().getIndex())));
  }

  private Optional<String> file(String key, List<String> inherited, String name) {
    Node list = rule(key);
    if (list == null) {
      String all =
          inherited.stream().map(path -> '"' + path + "\", ").collect(Collectors.joining());
      boolean plain =
          inherited.stream().noneMatch(path -> path.contains("\"") || path.contains("\\"));
      return plain ? entry(key + ": [" + all + name + "]") : Optional.empty();
    }
    if (!(list instanceof SequenceNode files)) {
      return Optional.empty();
    }
    if (files.getValue().isEmpty()) {
      return put(files.getStartMark().getIndex() + 1, name);
    }
    Node last = files.getValue().getLast();
    String between =
        files.getFlowStyle() == FlowStyle.FLOW
            ? ", "
            : "\n" + " ".repeat(files.getStartMark().getColumn()) + "- ";
    return put(last.getEndMark().getIndex(), between + name);
  }

  private @Nullable Node rule(String key) {
    return value(site, SiteKeys.RULES.name()) instanceof MappingNode rules
        ? value(rules, key)
        : null;
  }

  /** One entry more of the site's rules. */
  private Optional<String> entry(String entry) {
    Node rules = value(site, SiteKeys.RULES.name());
    if (rules == null) {
      return insert(site, SiteKeys.RULES.name() + ": {" + entry + "}");
    }
    return rules instanceof MappingNode mapping ? insert(mapping, entry) : Optional.empty();
  }

  private Optional<String> put(int codePoints, String more) {
    int place = at(codePoints);
    return Optional.of(text.substring(0, place) + more + text.substring(place));
  }

  /** Puts an entry before the first one. */
  private Optional<String> insert(MappingNode mapping, String entry) {
    if (mapping.getValue().isEmpty()) {
      return put(mapping.getStartMark().getIndex() + 1, entry);
    }
    Node first = mapping.getValue().getFirst().getKeyNode();
    String between =
        mapping.getFlowStyle() == FlowStyle.FLOW
            ? ", "
            : "\n" + " ".repeat(first.getStartMark().getColumn());
    return put(first.getStartMark().getIndex(), entry + between);
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
