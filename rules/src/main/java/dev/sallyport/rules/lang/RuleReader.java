package dev.sallyport.rules.lang;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads rule files into statements, following {@code Include} and {@code IncludeOptional}. Goes on
 * after an error, so that one reading names all of them.
 */
public final class RuleReader {
  private static final int MAX_INCLUDE_DEPTH = 16;

  private final RuleSource source;
  private final List<Statement> statements = new ArrayList<>();
  private final List<Problem> errors = new ArrayList<>();
  private final List<Problem> warnings = new ArrayList<>();
  private final List<String> open = new ArrayList<>();

  public RuleReader(RuleSource source) {
    this.source = source;
  }

  public List<Statement> statements() {
    return statements;
  }

  public List<Problem> errors() {
    return errors;
  }

  public List<Problem> warnings() {
    return warnings;
  }

  /** Reads the files that a pattern names, in order, as one configuration. */
  public void readAll(String pattern, Position from, boolean optional) {
    List<String> files = source.find(pattern, from.file());
    if (files.isEmpty() && !optional) {
      errors.add(new Problem(from, "no file matches " + pattern));
    }
    for (String file : files) {
      include(file, from);
    }
  }

  private void include(String file, Position from) {
    if (open.contains(file)) {
      errors.add(
          new Problem(from, "circle of includes: " + String.join(" -> ", open) + " -> " + file));
    } else if (open.size() == MAX_INCLUDE_DEPTH) {
      errors.add(new Problem(from, "includes nested more than " + MAX_INCLUDE_DEPTH + " deep"));
    } else {
      try {
        String text = source.text(file);
        open.add(file);
        read(file, text);
        open.removeLast();
      } catch (BadWord unreadable) {
        errors.add(new Problem(from, file + ": " + unreadable.reason()));
      }
    }
  }

  /** Reads one text; {@code file} is its name in messages. */
  public void read(String file, String text) {
    for (LogicalLine line : LogicalLine.of(file, text)) {
      if (line.text().startsWith("#")) {
        warnSwallowed(line);
      } else if (!line.text().isEmpty()) {
        read(line);
      }
    }
  }

  /** A comment that ends in a backslash takes the next line with it, as in Apache. */
  private void warnSwallowed(LogicalLine line) {
    int swallowed = line.text().indexOf("Sec", 1);
    if (swallowed > 0 && line.at(swallowed).column() == 1) {
      warnings.add(
          new Problem(line.at(swallowed), "the comment above ends in \\ and hides this line"));
    }
  }

  private void read(LogicalLine line) {
    WordSplitter splitter = new WordSplitter(line);
    List<Word> words;
    try {
      words = splitter.words();
    } catch (BadWord bad) {
      errors.add(new Problem(splitter.position(), bad.reason()));
      return;
    }
    if (words.isEmpty()) {
      return;
    }
    Word name = words.getFirst();
    List<Word> arguments = List.copyOf(words.subList(1, words.size()));
    try {
      statement(name, arguments);
    } catch (BadWord bad) {
      errors.add(new Problem(name.at(), bad.reason()));
    }
  }

  private void statement(Word name, List<Word> arguments) throws BadWord {
    switch (name.text().toLowerCase(Locale.ROOT)) {
      case "include", "includeoptional" -> {
        wantArguments(name, arguments, 1, 1);
        boolean optional = name.text().length() > "include".length();
        readAll(arguments.getFirst().text(), name.at(), optional);
      }
      case "secrule" -> {
        wantArguments(name, arguments, 2, 3);
        List<ActionText> actions =
            arguments.size() == 3 ? ActionReader.read(arguments.get(2)) : List.of();
        statements.add(
            new Statement.Rule(
                name.at(),
                TargetReader.read(arguments.get(0)),
                OperatorReader.read(arguments.get(1)),
                actions));
      }
      case "secaction" -> {
        wantArguments(name, arguments, 1, 1);
        statements.add(new Statement.Action(name.at(), ActionReader.read(arguments.getFirst())));
      }
      default -> statements.add(new Statement.Directive(name.at(), name.text(), arguments));
    }
  }

  private static void wantArguments(Word name, List<Word> got, int least, int most) throws BadWord {
    if (got.size() < least || got.size() > most) {
      String wanted = least == most ? "" + least : least + " to " + most;
      throw new BadWord(
          name.text()
              + " wants "
              + wanted
              + " arguments, got "
              + got.size()
              + (got.size() > most ? "; is a quote missing?" : ""));
    }
  }

  /** Reads a list of actions given as one word, for {@code SecDefaultAction} and its like. */
  public static List<ActionText> actions(Word word) throws BadWord {
    return ActionReader.read(word);
  }
}
