package dev.sallyport.gateway.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;

/** A mapping from names to sites; at least one. */
record SitesForm() implements Form<Map<String, SiteConfiguration>> {
  @Override
  public String wanted() {
    return "a mapping with at least one site, by name";
  }

  @Override
  public @Nullable Map<String, SiteConfiguration> read(Spot spot) {
    if (!(spot.node() instanceof MappingNode mapping) || mapping.getValue().isEmpty()) {
      spot.wrong(wanted());
      return null;
    }
    Map<String, SiteConfiguration> sites = new LinkedHashMap<>();
    for (NodeTuple entry : mapping.getValue()) {
      if (spot.reading().full()) {
        return null;
      }
      String name = Scalars.SITE_NAME.read(spot.at(entry.getKeyNode(), "the name of a site"));
      Spot under = spot.at(entry.getValueNode(), name == null ? "a site" : name);
      SiteConfiguration site = SiteKeys.FORM.read(under);
      if (name != null && site != null) {
        sites.put(name, site);
      }
    }
    boolean whole = sites.size() == mapping.getValue().size();
    return whole ? Collections.unmodifiableMap(sites) : null;
  }

  @Override
  public Node write(Map<String, SiteConfiguration> sites) {
    List<NodeTuple> entries =
        sites.values().stream()
            .map(site -> new NodeTuple(YamlText.scalar(site.name()), SiteKeys.FORM.write(site)))
            .toList();
    return YamlText.mapping(entries);
  }

  @Override
  public List<KeyTable<?>> tables() {
    return SiteKeys.FORM.tables();
  }
}
