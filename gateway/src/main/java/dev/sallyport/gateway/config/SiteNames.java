package dev.sallyport.gateway.config;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Who claims which name, over all sites of a file, those included that are broken. */
final class SiteNames {
  private final Set<String> sites = new LinkedHashSet<>();
  private final Map<String, Spot> claims = new LinkedHashMap<>();

  /** Reports every name that is claimed twice. */
  SiteNames(Spot spot) {
    if (!(spot.node() instanceof MappingNode mapping)) {
      return;
    }
    for (NodeTuple entry : mapping.getValue()) {
      String name = claim(spot.at(entry.getKeyNode(), ""));
      if (name != null) {
        sites.add(name);
      }
      for (Node alias : aliases(entry.getValueNode())) {
        claim(spot.at(alias, ""));
      }
    }
  }

  private static List<Node> aliases(Node site) {
    if (site instanceof MappingNode mapping) {
      for (NodeTuple entry : mapping.getValue()) {
        if (entry.getKeyNode() instanceof ScalarNode key
            && key.getValue().equals(SiteKeys.ALIASES.name())
            && entry.getValueNode() instanceof SequenceNode list) {
          return list.getValue();
        }
      }
    }
    return List.of();
  }

  /** The name; null where it is none, which is reported where it is read. */
  private @Nullable String claim(Spot spot) {
    if (!(spot.node() instanceof ScalarNode scalar)) {
      return null;
    }
    try {
      String name = HostNameText.parsePattern(scalar.getValue());
      Spot first = claims.putIfAbsent(name, spot);
      if (first != null) {
        int line = first.node().getStartMark().getLine() + 1;
        spot.problem(
            "name " + name + " is claimed twice; wanted once, got it in line " + line + " too");
      }
      return name;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** Reports a default site that there is not. */
  void checkDefault(Spot spot, String name) {
    if (!sites.contains(name)) {
      String hint =
          Nearest.to(name, sites)
              .map(near -> "; did you mean " + near + "?")
              .orElse("; wanted the name of one of the sites");
      spot.problem("no site is named " + name + hint);
    }
  }
}
