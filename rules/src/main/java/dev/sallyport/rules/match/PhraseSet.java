package dev.sallyport.rules.match;

import dev.sallyport.rules.bytes.Ascii;
import dev.sallyport.rules.bytes.Slice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds any of many phrases in one pass, ASCII letters in either case (Aho and Corasick). Nodes of
 * the trie are numbered level by level, so that the children of one node follow each other.
 * Immutable; a node takes 13 bytes.
 */
public final class PhraseSet {
  private static final int ROOT = 0;

  private final int[] rootChild = new int[256];

  /** Node to its first child; the children end where the next node's begin. */
  private final int[] firstChild;

  private final byte[] label;

  /** Node to the node of the longest proper end of its text. */
  private final int[] fallback;

  /** Node to the length of the longest phrase that ends in it, 0 where none does. */
  private final int[] phraseLength;

  public PhraseSet(List<Slice> phrases) {
    PhraseTrie trie = new PhraseTrie(phrases);
    firstChild = trie.firstChild();
    label = trie.label();
    phraseLength = trie.phraseLength();
    fallback = new int[label.length];
    for (int child = firstChild[ROOT]; child < firstChild[ROOT + 1]; child++) {
      rootChild[label[child] & 0xff] = child;
    }
    link();
  }

  /** Parents come before children, so that a node's fallback is ready when its children need it. */
  private void link() {
    for (int node = 0; node < label.length; node++) {
      for (int child = firstChild[node]; child < firstChild[node + 1]; child++) {
        if (node != ROOT) {
          fallback[child] = step(fallback[node], label[child] & 0xff);
        }
        if (phraseLength[child] == 0) {
          phraseLength[child] = phraseLength[fallback[child]];
        }
      }
    }
  }

  /** The phrase that ends first, the longest where several end there; null where none occurs. */
  public @Nullable Slice find(Slice value) {
    int node = ROOT;
    for (int i = 0; i < value.length(); i++) {
      node = step(node, Ascii.lower(value.at(i)));
      if (phraseLength[node] > 0) {
        return value.slice(i + 1 - phraseLength[node], i + 1);
      }
    }
    return null;
  }

  private int step(int from, int b) {
    int node = from;
    while (node != ROOT) {
      for (int child = firstChild[node]; child < firstChild[node + 1]; child++) {
        if ((label[child] & 0xff) == b) {
          return child;
        }
      }
      node = fallback[node];
    }
    return rootChild[b];
  }
}
