package dev.sallyport.gateway.config;

import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.resolver.Resolver;

/** Between YAML text and its nodes. No node becomes a Java object of its own choosing. */
final class YamlText {
  static final int MAX_CODE_POINTS = 4 << 20;
  private static final int MAX_ALIASES = 50;
  private static final int MAX_NESTING = 50;

  private YamlText() {}

  /**
   * Parses one document; null where there is none.
   *
   * @throws org.yaml.snakeyaml.error.YAMLException where the text is no YAML within the bounds
   */
  static @Nullable Node compose(String text) {
    LoaderOptions bounds = new LoaderOptions();
    bounds.setMaxAliasesForCollections(MAX_ALIASES);
    bounds.setNestingDepthLimit(MAX_NESTING);
    bounds.setCodePointLimit(MAX_CODE_POINTS);
    bounds.setAllowDuplicateKeys(false);
    return new Yaml(bounds).compose(new StringReader(text));
  }

  /** Quoted only where its plain form would mean something else. */
  static ScalarNode scalar(String text) {
    Tag tag = new Resolver().resolve(NodeId.scalar, text, true);
    return new ScalarNode(tag, text, null, null, ScalarStyle.PLAIN);
  }

  static SequenceNode list(List<Node> items) {
    return new SequenceNode(Tag.SEQ, items, FlowStyle.FLOW);
  }

  static MappingNode mapping(List<NodeTuple> entries) {
    return new MappingNode(Tag.MAP, entries, FlowStyle.BLOCK);
  }

  /** The text of a document, or of one value on one line where {@code flow}. */
  static String write(Node node, FlowStyle style) {
    DumperOptions options = new DumperOptions();
    options.setSplitLines(false);
    options.setDefaultFlowStyle(style);
    StringWriter text = new StringWriter();
    try {
      new Yaml(options).serialize(node, text);
    } catch (UncheckedIOException e) {
      throw new IllegalStateException("a StringWriter failed", e);
    }
    return text.toString();
  }
}
