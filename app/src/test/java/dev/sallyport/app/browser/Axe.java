package dev.sallyport.app.browser;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Looks at a page for what keeps people out who see, hear or move otherwise (axe-core). */
public final class Axe {
  private static final String RUN =
      """
      axe.run(document, {resultTypes: ['violations']}).then(found => found.violations
        .filter(one => one.impact === 'serious' || one.impact === 'critical')
        .map(one => one.id + ': ' + one.nodes.map(node =>
            node.target + ' ' + node.failureSummary).join(' | ')))\
      """;

  private Axe() {}

  /** Serious and critical faults of the page that the tab shows. */
  public static List<String> faults(Tab tab) throws Exception {
    tab.value(script() + "; true");
    List<String> faults = new ArrayList<>();
    for (JsonNode fault : tab.value(RUN)) {
      faults.add(fault.asText());
    }
    return faults;
  }

  private static String script() throws IOException {
    try (InputStream in = Axe.class.getResourceAsStream("/axe.min.js")) {
      if (in == null) {
        throw new IOException("axe.min.js is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
