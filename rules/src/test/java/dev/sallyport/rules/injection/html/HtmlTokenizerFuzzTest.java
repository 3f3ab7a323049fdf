package dev.sallyport.rules.injection.html;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.sallyport.rules.bytes.Slice;

class HtmlTokenizerFuzzTest {
  /** Every value ends in every context, with tokens in their order, within linear work. */
  @FuzzTest(maxDuration = "60s")
  void readsAnything(byte[] value) {
    for (Context context : Context.values()) {
      HtmlWork.check(Slice.of(value), context);
    }
  }

  @FuzzTest(maxDuration = "60s")
  void judgesAnything(byte[] value) {
    Slice slice = Slice.of(value);
    boolean attack = CrossSiteScripting.isAttack(slice);
    assertThat(CrossSiteScripting.isAttack(slice)).isEqualTo(attack);
  }
}
