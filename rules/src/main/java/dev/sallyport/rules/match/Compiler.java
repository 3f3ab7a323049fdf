package dev.sallyport.rules.match;

import dev.sallyport.rules.match.Program.Op;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes a program of a pattern. Counted repetition is written out, within a bound. */
final class Compiler {
  static final int MOST_INSTRUCTIONS = 100_000;

  /** A longer program would make the step of an automaton for one byte too dear. */
  static final int LONGEST_AUTOMATON = 30_000;

  private Op[] ops = new Op[64];
  private int[] x = new int[64];
  private int[] y = new int[64];
  private int length;
  private int marks;
  private final Map<ByteSet, Integer> sets = new LinkedHashMap<>();

  /** Whether loops need no marks; then a body that may be empty is written twice. */
  private final boolean forAutomaton;

  private final int longest;

  private Compiler(boolean forAutomaton, int longest) {
    this.forAutomaton = forAutomaton;
    this.longest = longest;
  }

  /** A program without MARK and LOOP; null where no automaton can do it or it gets too long. */
  static @Nullable Program forAutomaton(PatternParser.Parsed pattern) {
    if (pattern.root().needsBacktracking()) {
      return null;
    }
    try {
      return compile(pattern, new Compiler(true, LONGEST_AUTOMATON));
    } catch (BadPattern tooLong) {
      return null;
    }
  }

  static Program forBacktracking(PatternParser.Parsed pattern) throws BadPattern {
    return compile(pattern, new Compiler(false, MOST_INSTRUCTIONS));
  }

  private static Program compile(PatternParser.Parsed pattern, Compiler compiler)
      throws BadPattern {
    compiler.add(Op.SAVE, 0, 0);
    compiler.node(pattern.root());
    compiler.add(Op.SAVE, 1, 0);
    compiler.add(Op.MATCH, 0, 0);
    return new Program(
        Arrays.copyOf(compiler.ops, compiler.length),
        Arrays.copyOf(compiler.x, compiler.length),
        Arrays.copyOf(compiler.y, compiler.length),
        List.copyOf(compiler.sets.keySet()),
        pattern.groups(),
        compiler.marks);
  }

  private int add(Op op, int first, int second) throws BadPattern {
    if (length == longest) {
      throw new BadPattern("a pattern of at most " + length + " instructions was wanted", 0);
    }
    if (length == ops.length) {
      ops = Arrays.copyOf(ops, length * 2);
      x = Arrays.copyOf(x, length * 2);
      y = Arrays.copyOf(y, length * 2);
    }
    ops[length] = op;
    x[length] = first;
    y[length] = second;
    return length++;
  }

  private void node(Node node) throws BadPattern {
    switch (node) {
      case Node.Bytes b -> {
        Integer known = sets.putIfAbsent(b.set(), sets.size());
        add(Op.BYTES, known == null ? sets.size() - 1 : known, length + 1);
      }
      case Node.Sequence s -> {
        for (Node part : s.parts()) {
          node(part);
        }
      }
      case Node.Choice c -> alternatives(c.alternatives(), this::node);
      case Node.Repeat r -> repeat(r);
      case Node.Capture c -> {
        add(Op.SAVE, c.index() * 2, 0);
        node(c.body());
        add(Op.SAVE, c.index() * 2 + 1, 0);
      }
      case Node.Atomic a -> {
        int start = add(Op.ATOMIC, 0, 0);
        node(a.body());
        add(Op.SUCCEED, 0, 0);
        x[start] = length;
      }
      case Node.Look l -> look(l);
      case Node.BackReference r -> add(Op.REFERENCE, r.group(), r.ignoreCase() ? 1 : 0);
      case Node.Position p -> add(Op.PLACE, Program.number(p.place()), 0);
    }
  }

  private void look(Node.Look look) throws BadPattern {
    int start = add(look.negative() ? Op.LOOK_NOT : Op.LOOK, 0, 0);
    if (!look.behind()) {
      node(look.body());
    } else if (look.body() instanceof Node.Choice choice) {
      alternatives(choice.alternatives(), this::behind);
    } else {
      behind(look.body());
    }
    add(Op.SUCCEED, 0, 0);
    x[start] = length;
  }

  private void behind(Node body) throws BadPattern {
    int width = body.width();
    if (width < 0) {
      throw new BadPattern("alternatives of a fixed length were wanted in a look behind", 0);
    }
    add(Op.BACK, width, 0);
    node(body);
  }

  /** How one alternative is written. */
  private interface Writer {
    void write(Node node) throws BadPattern;
  }

  private void alternatives(List<Node> alternatives, Writer writer) throws BadPattern {
    List<Integer> ends = new ArrayList<>();
    int last = alternatives.size() - 1;
    for (int i = 0; i < last; i++) {
      int split = add(Op.SPLIT, length + 1, 0);
      writer.write(alternatives.get(i));
      ends.add(add(Op.JUMP, 0, 0));
      y[split] = length;
    }
    writer.write(alternatives.get(last));
    for (int end : ends) {
      x[end] = length;
    }
  }

  private void repeat(Node.Repeat repeat) throws BadPattern {
    boolean unbounded = repeat.max() == Node.UNBOUNDED;
    int written = unbounded && repeat.min() > 0 ? repeat.min() - 1 : repeat.min();
    for (int i = 0; i < written; i++) {
      node(repeat.body());
    }
    if (!unbounded) {
      List<Integer> splits = new ArrayList<>();
      for (int i = repeat.min(); i < repeat.max(); i++) {
        splits.add(split());
        node(repeat.body());
      }
      splits.forEach(split -> leave(split, repeat.greedy()));
    } else if (repeat.min() > 0) {
      loop(repeat);
    } else {
      int split = split();
      loop(repeat);
      leave(split, repeat.greedy());
    }
  }

  /** Into the body that follows, or past it to where {@link #leave} says. */
  private int split() throws BadPattern {
    return add(Op.SPLIT, length + 1, length + 1);
  }

  private void leave(int split, boolean greedy) {
    if (greedy) {
      y[split] = length;
    } else {
      x[split] = length;
    }
  }

  /** The body once or more often. As in PCRE a round that takes no byte is the last. */
  private void loop(Node.Repeat repeat) throws BadPattern {
    int start = length;
    if (!repeat.body().nullable()) {
      node(repeat.body());
      again(start, repeat.greedy());
    } else if (forAutomaton) {
      twice(repeat, start);
    } else {
      int mark = marks++;
      add(Op.MARK, mark, 0);
      node(repeat.body());
      add(repeat.greedy() ? Op.LOOP : Op.LAZY_LOOP, start, mark);
    }
  }

  private void again(int start, boolean greedy) throws BadPattern {
    int next = length + 1;
    add(Op.SPLIT, greedy ? start : next, greedy ? next : start);
  }

  /**
   * Writes the body for a round that took no byte yet, whose end leaves the loop, and behind it for
   * one that did; the first byte leads from the one to the same place in the other.
   */
  private void twice(Node.Repeat repeat, int start) throws BadPattern {
    node(repeat.body());
    int leave = add(Op.JUMP, 0, 0);
    int distance = length - start;
    node(repeat.body());
    again(start, repeat.greedy());
    for (int pc = start; pc < leave; pc++) {
      if (ops[pc] == Op.BYTES) {
        y[pc] += distance;
      }
    }
    x[leave] = length;
  }
}
