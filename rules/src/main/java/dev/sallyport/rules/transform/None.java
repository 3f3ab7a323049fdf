package dev.sallyport.rules.transform;

import dev.sallyport.rules.bytes.ByteSink;
import dev.sallyport.rules.bytes.Slice;

/**
 * {@code t:none}: leaves the value. In a rule's list it also takes away the transformations that
 * {@code SecDefaultAction} set; whoever builds the list sees to that.
 *
 * <pre>{@code
 * SecRule ARGS "@contains <script" "id:1,phase:2,deny,t:none,t:lowercase"
 * }</pre>
 */
final class None implements Transformation {
  @Override
  public String word() {
    return "none";
  }

  @Override
  public long touched() {
    return 0;
  }

  @Override
  public long addedKinds(long kinds) {
    return 0;
  }

  @Override
  public int mostBytes(int length) {
    return length;
  }

  @Override
  public boolean apply(Slice in, ByteSink out) {
    return false;
  }
}
