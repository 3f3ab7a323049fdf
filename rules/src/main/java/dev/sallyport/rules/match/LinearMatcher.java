package dev.sallyport.rules.match;

import dev.sallyport.rules.bytes.Slice;
import dev.sallyport.rules.match.Program.Op;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Runs a program as an automaton: all ways through it at once, byte after byte. Whether there is a
 * match says the {@link Dfa}; where it is and what its groups hold is found out only if asked.
 */
final class LinearMatcher implements Matcher {
  private final Program program;
  private final Requirement requirement;
  private final ByteSet first;
  private final Dfa dfa;
  private final @Nullable WholeValue whole;

  /** {@code pattern}: what {@code program} was made of. */
  LinearMatcher(Node pattern, Program program) {
    this.program = program;
    requirement = RequirementReader.of(pattern);
    whole = WholeValue.of(pattern);
    first = FirstBytes.of(program);
    dfa = new Dfa(program);
  }

  @Override
  public boolean matches(Slice value) {
    return whole == null ? dfa.matches(value, 0) : whole.matches(value);
  }

  @Override
  public @Nullable Match find(Slice value, int from) {
    if (whole != null && from == 0) {
      return whole.find(value);
    }
    return dfa.matches(value, from) ? locate(value, from) : null;
  }

  private @Nullable Match locate(Slice value, int from) {
    int width = Math.min(program.slots(), Match.MOST_GROUPS * 2);
    int[] slots =
        ShortSearch.fits(program, value)
            ? new ShortSearch(program, value, width).locate(first, from)
            : locate(value, from, width);
    return slots == null ? null : new Match(value, slots);
  }

  /** Keeps the ways in order, so that the first to match is the one backtracking would find. */
  private int @Nullable [] locate(Slice value, int from, int width) {
    ThreadList here = new ThreadList(program, value, width);
    ThreadList next = new ThreadList(program, value, width);
    int[] unset = new int[width];
    Arrays.fill(unset, -1);
    int[] current = new int[width];
    int[] matched = null;
    for (int i = from; i <= value.length(); i++) {
      boolean possible = i == value.length() || first.contains(value.at(i));
      if (matched == null && (possible || first.equals(ByteSet.ALL))) {
        here.add(0, i, unset);
      }
      if (here.count() == 0 && matched != null) {
        break;
      }
      next.clear();
      for (int t = 0; t < here.count(); t++) {
        int pc = here.get(t);
        if (program.op(pc) == Op.MATCH) {
          matched = new int[width];
          here.load(pc, matched);
          // The threads behind this one would only be tried if it failed.
          break;
        }
        if (i < value.length() && program.set(pc).contains(value.at(i))) {
          here.load(pc, current);
          next.add(program.y(pc), i + 1, current);
        }
      }
      ThreadList swap = here;
      here = next;
      next = swap;
    }
    return matched;
  }

  @Override
  public Requirement requirement() {
    return requirement;
  }

  @Override
  public boolean linear() {
    return true;
  }
}
