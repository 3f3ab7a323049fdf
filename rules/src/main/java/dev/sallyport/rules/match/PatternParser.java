package dev.sallyport.rules.match;

import dev.sallyport.rules.bytes.Ascii;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a pattern in the syntax of PCRE, on bytes. Read twice: what {@code \12} means depends on
 * how many groups the whole pattern has.
 */
final class PatternParser {
  private static final int DEEPEST_NESTING = 250;
  private static final int LARGEST_COUNT = 65_535;

  /** A pattern's tree and how many groups it has, without group 0. */
  record Parsed(Node root, int groups) {}

  private final PatternReader reader;
  private final Node dollar;
  private final Map<String, Integer> names;
  private final int groupsInAll;
  private Flags flags;
  private int groups;

  /** Whether a count may follow what was read last: not behind flags. */
  private boolean repeatable;

  private int depth;

  private PatternParser(
      String pattern, Flags flags, Node dollar, Map<String, Integer> names, int groupsInAll) {
    this.reader = new PatternReader(pattern);
    this.flags = flags;
    this.dollar = dollar;
    this.names = names;
    this.groupsInAll = groupsInAll;
  }

  /** {@code dollar}: what {@code $} means outside {@code (?m)}. */
  static Parsed parse(String pattern, Flags flags, Place dollar) throws BadPattern {
    for (int i = 0; i < pattern.length(); i++) {
      if (pattern.charAt(i) > 255) {
        throw new BadPattern("a byte was wanted, got a wider character", i);
      }
    }
    Map<String, Integer> names = new HashMap<>();
    Node end = new Node.Position(dollar);
    int groups = new PatternParser(pattern, flags, end, names, Integer.MAX_VALUE).all().groups();
    return new PatternParser(pattern, flags, end, names, groups).all();
  }

  private Parsed all() throws BadPattern {
    Node root = choice();
    if (!reader.atEnd()) {
      throw reader.bad("no ) was wanted, as none is open,");
    }
    return new Parsed(root, groups);
  }

  private Node choice() throws BadPattern {
    if (++depth > DEEPEST_NESTING) {
      throw reader.bad("at most " + DEEPEST_NESTING + " groups inside each other were wanted");
    }
    Flags outside = flags;
    List<Node> alternatives = new ArrayList<>();
    do {
      alternatives.add(sequence());
    } while (reader.take('|'));
    flags = outside;
    depth--;
    return alternatives.size() == 1 ? alternatives.getFirst() : new Node.Choice(alternatives);
  }

  private Node sequence() throws BadPattern {
    List<Node> parts = new ArrayList<>();
    skipIgnored();
    while (!reader.atEnd() && reader.peek() != '|' && reader.peek() != ')') {
      repeatable = true;
      Node atom = atom();
      skipIgnored();
      parts.add(repeatable ? quantified(atom) : atom);
      skipIgnored();
    }
    return parts.size() == 1 ? parts.getFirst() : new Node.Sequence(parts);
  }

  private void skipIgnored() throws BadPattern {
    while (reader.takeAll("(?#")) {
      reader.takeUntil(")");
      skipIgnored();
    }
    while (flags.extended() && reader.peek() >= 0) {
      if (Ascii.isSpace(reader.peek())) {
        reader.take("a space");
      } else if (reader.take('#')) {
        while (!reader.atEnd() && !reader.take('\n')) {
          reader.take("a character");
        }
      } else {
        return;
      }
    }
  }

  private Node quantified(Node atom) throws BadPattern {
    Node repeated = atom;
    while (true) {
      int start = reader.position();
      int min;
      int max = Node.UNBOUNDED;
      if (reader.take('*')) {
        min = 0;
      } else if (reader.take('+')) {
        min = 1;
      } else if (reader.take('?')) {
        min = 0;
        max = 1;
      } else if (reader.take('{')) {
        min = reader.takeNumber();
        max = reader.take(',') ? reader.takeNumber() : min;
        if (min < 0 || !reader.take('}')) {
          // PCRE: a brace that begins no count is a byte like any other.
          reader.back(start);
          return repeated;
        }
      } else {
        return repeated;
      }
      repeated = repeat(repeated, min, max);
    }
  }

  private Node repeat(Node body, int min, int max) throws BadPattern {
    if (min > LARGEST_COUNT || max > LARGEST_COUNT || (max >= 0 && max < min)) {
      throw reader.bad("a count in order, up to " + LARGEST_COUNT + ", was wanted");
    }
    if (reader.take('+')) {
      return new Node.Atomic(new Node.Repeat(body, min, max, true));
    }
    boolean lazy = reader.take('?');
    return new Node.Repeat(body, min, max, lazy == flags.ungreedy());
  }

  private Node atom() throws BadPattern {
    int c = reader.take("a character");
    return switch (c) {
      case '.' -> new Node.Bytes(flags.dotAll() ? ByteSet.ALL : ByteSets.LINE_FEED.negate());
      case '[' -> new Node.Bytes(new ClassParser(reader).read(flags.ignoreCase()));
      case '(' -> group();
      case '\\' -> escape();
      case '^' -> new Node.Position(flags.multiline() ? Place.LINE_BEGIN : Place.BEGIN);
      case '$' -> flags.multiline() ? new Node.Position(Place.LINE_END) : dollar;
      case '*', '+', '?' -> throw reader.bad("something to repeat was wanted");
      default -> flags.bytes(ByteSet.of(c));
    };
  }

  private Node group() throws BadPattern {
    if (reader.peek() == '*') {
      throw reader.bad("verbs as (*COMMIT) are not supported");
    }
    if (!reader.take('?')) {
      return capture();
    }
    int c = reader.take("a kind of group");
    return switch (c) {
      case ':' -> closed(choice());
      case '>' -> new Node.Atomic(closed(choice()));
      case '=' -> new Node.Look(closed(choice()), false, false);
      case '!' -> new Node.Look(closed(choice()), false, true);
      case '<' -> {
        if (reader.take('=')) {
          yield new Node.Look(closed(choice()), true, false);
        }
        yield reader.take('!') ? new Node.Look(closed(choice()), true, true) : named(">");
      }
      case '\'' -> named("'");
      case 'P' -> python();
      case 'i', 'm', 's', 'x', 'U', '-', ')' -> flagged(c);
      default -> throw reader.bad("the group (?" + (char) c + " is not supported");
    };
  }

  private Node python() throws BadPattern {
    if (reader.take('<')) {
      return named(">");
    }
    if (reader.take('=')) {
      return reference(reader.takeUntil(")"));
    }
    throw reader.bad("(?P<name> or (?P=name) was wanted");
  }

  private Node flagged(int first) throws BadPattern {
    Flags changed = flags;
    boolean on = true;
    int c = first;
    while (c != ':' && c != ')') {
      if (c == '-') {
        on = false;
      } else {
        changed = changed.with(c, on, reader);
      }
      c = reader.take(") or : after flags");
    }
    Flags outside = flags;
    flags = changed;
    if (c == ')') {
      repeatable = false;
      return Node.empty();
    }
    Node body = closed(choice());
    flags = outside;
    return body;
  }

  private Node named(String end) throws BadPattern {
    String name = reader.takeUntil(end);
    names.put(name, groups + 1);
    return capture();
  }

  private Node capture() throws BadPattern {
    int index = ++groups;
    return new Node.Capture(index, closed(choice()));
  }

  private Node closed(Node body) throws BadPattern {
    if (!reader.take(')')) {
      throw reader.bad(") was wanted, got the end");
    }
    repeatable = true;
    return body;
  }

  private Node escape() throws BadPattern {
    int start = reader.position();
    int letter = reader.take("a character after \\");
    ByteSet named = ByteSets.escape(letter);
    if (named != null) {
      return new Node.Bytes(named);
    }
    return switch (letter) {
      case 'A' -> new Node.Position(Place.BEGIN);
      case 'z' -> new Node.Position(Place.END);
      case 'Z' -> new Node.Position(Place.END_OR_LAST_LINE_FEED);
      case 'b' -> new Node.Position(Place.WORD_EDGE);
      case 'B' -> new Node.Position(Place.NO_WORD_EDGE);
      case 'N' -> new Node.Bytes(ByteSets.LINE_FEED.negate());
      case 'R' -> lineEnd();
      case 'Q' -> quoted();
      case 'E' -> Node.empty();
      case 'k' -> namedReference();
      case 'g' -> numberedReference();
      case '1', '2', '3', '4', '5', '6', '7', '8', '9' -> digits(start);
      default -> flags.bytes(ByteSet.of(CharacterEscape.read(letter, reader)));
    };
  }

  /** {@code \R}: a carriage return and a line feed, or one byte that ends a line. */
  private static Node lineEnd() {
    Node both =
        new Node.Sequence(
            List.of(new Node.Bytes(ByteSet.of('\r')), new Node.Bytes(ByteSets.LINE_FEED)));
    return new Node.Atomic(new Node.Choice(List.of(both, new Node.Bytes(ByteSets.VERTICAL))));
  }

  private Node quoted() throws BadPattern {
    List<Node> bytes = new ArrayList<>();
    while (!reader.atEnd() && !reader.takeAll("\\E")) {
      bytes.add(flags.bytes(ByteSet.of(reader.take("a character"))));
    }
    return new Node.Sequence(bytes);
  }

  /** {@code \1} to {@code \9} refer back; longer numbers where there are so many groups. */
  private Node digits(int start) throws BadPattern {
    reader.back(start);
    int number = reader.takeNumber();
    if (number < 10 || number <= groupsInAll) {
      return reference(number);
    }
    reader.back(start);
    int letter = reader.take("a digit");
    return flags.bytes(ByteSet.of(CharacterEscape.read(letter, reader)));
  }

  private Node namedReference() throws BadPattern {
    int open = reader.take("{, < or ' after \\k");
    String close = open == '{' ? "}" : open == '<' ? ">" : "'";
    return reference(reader.takeUntil(close));
  }

  private Node numberedReference() throws BadPattern {
    boolean braced = reader.take('{');
    boolean relative = reader.take('-');
    int number = reader.takeNumber();
    if (number < 0 && braced && !relative) {
      return reference(reader.takeUntil("}"));
    }
    if (number < 0 || (braced && !reader.take('}'))) {
      throw reader.bad("the number or the name of a group was wanted after \\g");
    }
    return reference(relative ? groups + 1 - number : number);
  }

  private Node reference(String name) throws BadPattern {
    Integer group = names.get(name);
    if (group == null && groupsInAll != Integer.MAX_VALUE) {
      throw reader.bad("there is no group " + name);
    }
    return group == null ? Node.empty() : reference(group);
  }

  private Node reference(int group) throws BadPattern {
    if (group < 1 || group > groupsInAll) {
      throw reader.bad("there is no group " + group);
    }
    return new Node.BackReference(group, flags.ignoreCase());
  }
}
