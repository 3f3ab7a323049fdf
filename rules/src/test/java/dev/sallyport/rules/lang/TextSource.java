package dev.sallyport.rules.lang;

import java.util.List;
import java.util.Map;

/** Rule files that are texts of a test. */
public record TextSource(Map<String, String> files) implements RuleSource {
  @Override
  public List<String> find(String pattern, String from) {
    String expression = pattern.replace(".", "\\.").replace("*", "[^/]*");
    return files.keySet().stream().filter(f -> f.matches(expression)).sorted().toList();
  }

  @Override
  public String text(String file) throws BadWord {
    String text = files.get(file);
    if (text == null) {
      throw new BadWord("no such file");
    }
    return text;
  }
}
