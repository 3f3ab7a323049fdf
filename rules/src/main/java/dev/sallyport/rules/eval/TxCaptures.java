package dev.sallyport.rules.eval;

import dev.sallyport.rules.bytes.Slice;
import dev.sallyport.rules.exchange.ValueMap;
import dev.sallyport.rules.operator.Captures;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Keeps what an operator captures until the match is certain, then puts it into TX:0 to TX:9. */
final class TxCaptures implements Captures {
  private static final int GROUPS = 10;

  private static final String[] KEYS = {"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"};

  private final ValueMap tx;
  private final @Nullable Slice[] groups = new Slice[GROUPS];
  private boolean wanted;

  TxCaptures(ValueMap tx) {
    this.tx = tx;
  }

  /** Forgets what was captured before. */
  TxCaptures begin(boolean wanted) {
    this.wanted = wanted;
    if (wanted) {
      Arrays.fill(groups, null);
    }
    return this;
  }

  @Override
  public boolean wanted() {
    return wanted;
  }

  @Override
  public void put(int group, Slice text) {
    if (group < GROUPS) {
      groups[group] = Slice.of(text.copy());
    }
  }

  /** Sets what was captured and removes what an earlier rule left. */
  void commit() {
    if (!wanted) {
      return;
    }
    for (int i = 0; i < GROUPS; i++) {
      Slice group = groups[i];
      String key = KEYS[i];
      if (group == null) {
        tx.remove(key);
      } else {
        tx.set(key, group);
      }
    }
  }
}
