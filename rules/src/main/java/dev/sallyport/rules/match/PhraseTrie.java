package dev.sallyport.rules.match;

import dev.sallyport.rules.bytes.Ascii;
import dev.sallyport.rules.bytes.Slice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Builds the trie of a {@link PhraseSet}. The phrases are sorted, so that the phrases below a node
 * are a run of the list; level by level each run is cut where the next byte changes.
 */
final class PhraseTrie {
  /** The phrases {@code from} to {@code to - 1}, which agree in their first {@code depth} bytes. */
  private record Run(int from, int to, int depth) {}

  private final List<byte[]> phrases = new ArrayList<>();
  private final List<Run> runs = new ArrayList<>();
  private int[] firstChild = new int[16];
  private byte[] label = new byte[16];
  private int[] phraseLength = new int[16];

  PhraseTrie(List<Slice> texts) {
    for (Slice text : texts) {
      byte[] phrase = text.copy();
      for (int i = 0; i < phrase.length; i++) {
        phrase[i] = (byte) Ascii.lower(phrase[i] & 0xff);
      }
      if (phrase.length > 0) {
        phrases.add(phrase);
      }
    }
    phrases.sort(Arrays::compareUnsigned);
    addNode(new Run(0, phrases.size(), 0), 0);
    for (int node = 0; node < runs.size(); node++) {
      firstChild[node] = runs.size();
      expand(node, runs.get(node));
    }
    firstChild = Arrays.copyOf(firstChild, runs.size() + 1);
    firstChild[runs.size()] = runs.size();
    label = Arrays.copyOf(label, runs.size());
    phraseLength = Arrays.copyOf(phraseLength, runs.size());
  }

  private void expand(int node, Run run) {
    int i = run.from();
    // The phrases that end here sort first.
    while (i < run.to() && phrases.get(i).length == run.depth()) {
      phraseLength[node] = run.depth();
      i++;
    }
    while (i < run.to()) {
      int start = i;
      byte b = phrases.get(i)[run.depth()];
      while (i < run.to() && phrases.get(i)[run.depth()] == b) {
        i++;
      }
      addNode(new Run(start, i, run.depth() + 1), b);
    }
  }

  private void addNode(Run run, int b) {
    int node = runs.size();
    if (node == label.length) {
      firstChild = Arrays.copyOf(firstChild, node * 2);
      label = Arrays.copyOf(label, node * 2);
      phraseLength = Arrays.copyOf(phraseLength, node * 2);
    }
    label[node] = (byte) b;
    runs.add(run);
  }

  int[] firstChild() {
    return firstChild;
  }

  byte[] label() {
    return label;
  }

  int[] phraseLength() {
    return phraseLength;
  }
}
