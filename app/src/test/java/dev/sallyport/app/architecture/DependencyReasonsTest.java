package dev.sallyport.app.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Each dependency of the poms has its line, with a reason, in the tables of the decisions page. */
class DependencyReasonsTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([^`]+)` \\|[^|]+\\| \\S[^|]+\\|$");

  /** What a pom may take from a registry: libraries, plugins, what the compiler loads. */
  private static final List<String> ELEMENTS = List.of("dependency", "plugin", "path");

  @Test
  void everyDependencyHasItsReasonAndNoOtherLineStands() throws Exception {
    Set<String> used = new TreeSet<>();
    for (Path pom : poms()) {
      used.addAll(artifacts(pom));
    }
    assertThat(used).contains("netty-handler", "junit-bom", "spotless-maven-plugin", "nullaway");
    assertThat(reasons()).isEqualTo(used);
  }

  private static List<Path> poms() throws Exception {
    try (Stream<Path> files = Files.find(ROOT, 2, (file, kind) -> file.endsWith("pom.xml"))) {
      return files.toList();
    }
  }

  private static Set<String> artifacts(Path pom) throws Exception {
    Element project =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(pom.toFile())
            .getDocumentElement();
    Set<String> found = new TreeSet<>();
    for (String name : ELEMENTS) {
      NodeList elements = project.getElementsByTagName(name);
      for (int i = 0; i < elements.getLength(); i++) {
        String artifact = text((Element) elements.item(i), "artifactId");
        if (!artifact.startsWith("sallyport-")) {
          found.add(artifact);
        }
      }
    }
    return found;
  }

  private static String text(Element parent, String child) {
    return parent.getElementsByTagName(child).item(0).getTextContent().strip();
  }

  private static Set<String> reasons() throws Exception {
    String page = Files.readString(ROOT.resolve("docs/decisions.md"));
    String tables = page.substring(page.indexOf("\n## Dependencies\n"));
    return ROW.matcher(tables)
        .results()
        .map((MatchResult row) -> row.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
