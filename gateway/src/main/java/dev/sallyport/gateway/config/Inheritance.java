package dev.sallyport.gateway.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * Gives sites, key by key, what they do not say themselves: first what {@code defaults} says, then
 * what {@code rules} at the top says.
 */
final class Inheritance {
  /** The inherited keys that are given, and of each of these its own known keys. */
  private final Map<String, NodeTuple> given;

  private final Map<String, Map<String, NodeTuple>> givenBelow = new LinkedHashMap<>();

  private Inheritance(MappingNode from, List<String> inherited) {
    given = entries(from, inherited);
    for (Key<DefaultsKeys.Defaults, ?> key : DefaultsKeys.TABLE.keys()) {
      NodeTuple entry = given.get(key.name());
      if (entry != null && entry.getValueNode() instanceof MappingNode below) {
        givenBelow.put(key.name(), entries(below, key.form().tables().getFirst().names()));
      }
    }
  }

  /** The root with all sites filled up. Every node keeps its place in the file. */
  static Node fill(Node root) {
    if (!(root instanceof MappingNode top)) {
      return root;
    }
    Map<String, NodeTuple> found =
        entries(top, List.of(ConfigurationKeys.DEFAULTS.name(), ConfigurationKeys.SITES.name()));
    NodeTuple sites = found.get(ConfigurationKeys.SITES.name());
    if (sites == null || !(sites.getValueNode() instanceof MappingNode bySite)) {
      return root;
    }
    List<Inheritance> layers = layers(top, found.get(ConfigurationKeys.DEFAULTS.name()));
    List<NodeTuple> filled = new ArrayList<>();
    for (NodeTuple site : bySite.getValue()) {
      Node value = site.getValueNode();
      for (Inheritance layer : layers) {
        value = layer.fillSite(value);
      }
      filled.add(new NodeTuple(site.getKeyNode(), value));
    }
    List<NodeTuple> all = new ArrayList<>(top.getValue());
    all.set(all.indexOf(sites), new NodeTuple(sites.getKeyNode(), like(bySite, filled)));
    return like(top, all);
  }

  /** The nearest first. */
  private static List<Inheritance> layers(MappingNode top, @Nullable NodeTuple defaults) {
    List<Inheritance> layers = new ArrayList<>();
    if (defaults != null && defaults.getValueNode() instanceof MappingNode given) {
      layers.add(new Inheritance(given, DefaultsKeys.TABLE.names()));
    }
    layers.add(new Inheritance(top, List.of(ConfigurationKeys.RULES.name())));
    return layers;
  }

  private Node fillSite(Node site) {
    if (!(site instanceof MappingNode mapping)) {
      return site;
    }
    List<NodeTuple> own = new ArrayList<>();
    for (NodeTuple entry : mapping.getValue()) {
      Map<String, NodeTuple> below = givenBelow.get(name(entry));
      if (below != null && entry.getValueNode() instanceof MappingNode value) {
        own.add(new NodeTuple(entry.getKeyNode(), add(value, below)));
      } else {
        own.add(entry);
      }
    }
    return add(like(mapping, own), given);
  }

  /** The mapping's own entries, then those of {@code more} that it lacks. */
  private static MappingNode add(MappingNode mapping, Map<String, NodeTuple> more) {
    Map<String, NodeTuple> missing = new LinkedHashMap<>(more);
    mapping.getValue().forEach(entry -> missing.remove(name(entry)));
    List<NodeTuple> all = new ArrayList<>(mapping.getValue());
    all.addAll(missing.values());
    return like(mapping, all);
  }

  private static MappingNode like(MappingNode old, List<NodeTuple> entries) {
    return new MappingNode(
        old.getTag(), true, entries, old.getStartMark(), old.getEndMark(), old.getFlowStyle());
  }

  private static Map<String, NodeTuple> entries(MappingNode mapping, List<String> names) {
    Map<String, NodeTuple> found = new LinkedHashMap<>();
    for (NodeTuple entry : mapping.getValue()) {
      if (names.contains(name(entry))) {
        found.putIfAbsent(name(entry), entry);
      }
    }
    return found;
  }

  /** Empty where the key is no word. */
  private static String name(NodeTuple entry) {
    return entry.getKeyNode() instanceof ScalarNode key ? key.getValue() : "";
  }
}
