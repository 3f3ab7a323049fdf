package dev.sallyport.gateway.config;

import dev.sallyport.gateway.ruleset.RuleSets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.reader.ReaderException;

/** Reads the text of a configuration file and checks it, the files that it names included. */
public final class ConfigurationReader {
  private final NamedFiles files;
  private final RuleSets rules;
  private final Instant now;

  /**
   * A reader for one moment.
   *
   * @param now decides which certificates have expired
   */
  public ConfigurationReader(NamedFiles files, RuleSets rules, Instant now) {
    this.files = files;
    this.rules = rules;
    this.now = now;
  }

  /** A reader that loads no rules. */
  ConfigurationReader(NamedFiles files, Instant now) {
    this(files, RuleSets.NONE, now);
  }

  /**
   * Reads a whole file.
   *
   * @param file how problems name it
   * @throws ConfigurationException with all problems that there are
   */
  public CheckedConfiguration read(String file, String text) throws ConfigurationException {
    Reading reading = new Reading(file, files, rules, now);
    Node root = compose(reading, text);
    Configuration configuration =
        root == null
            ? null
            : ConfigurationKeys.FORM.read(new Spot(reading, Inheritance.fill(root), "the file"));
    if (configuration == null || !reading.problems().isEmpty()) {
      throw new ConfigurationException(reading.problems(), reading.warnings());
    }
    return new CheckedConfiguration(configuration, reading.warnings());
  }

  /** The root of the document; null, and a problem, where there is none. */
  private static @Nullable Node compose(Reading reading, String text) {
    if (text.length() > YamlText.MAX_CODE_POINTS) {
      reading.problem(1, 1, "too long a file; wanted at most 4Mi characters, got " + text.length());
      return null;
    }
    try {
      Node root = YamlText.compose(text);
      if (root == null) {
        reading.problem(1, 1, "empty file; wanted the keys listen and sites at least, got none");
      }
      return root;
    } catch (MarkedYAMLException e) {
      Mark mark = e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark();
      int line = mark == null ? 1 : mark.getLine() + 1;
      int column = mark == null ? 1 : mark.getColumn() + 1;
      reading.problem(line, column, "no YAML: " + Spot.shown(reason(e)) + hint(text, e));
    } catch (ReaderException e) {
      int line =
          1 + (int) text.substring(0, e.getPosition()).chars().filter(c -> c == '\n').count();
      reading.problem(line, 1, "no YAML: a character that is none of text: " + e.getCodePoint());
    } catch (YAMLException e) {
      reading.problem(1, 1, "no YAML: " + Spot.shown(String.valueOf(e.getMessage())));
    }
    return null;
  }

  private static String reason(MarkedYAMLException e) {
    String context = e.getContext();
    return (context == null ? "" : context + ": ") + e.getProblem();
  }

  /** An unquoted star begins an alias in YAML. */
  private static String hint(String text, MarkedYAMLException e) {
    boolean alias = reason(e).contains("alias") && text.contains("*.");
    return alias ? "; wanted quotes around a name such as \"*.example.com\"" : "";
  }
}
