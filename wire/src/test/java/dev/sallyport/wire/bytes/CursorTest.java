package dev.sallyport.wire.bytes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sallyport.wire.bytes.Cursor.Overrun;
import org.junit.jupiter.api.Test;

class CursorTest {
  private static final byte[] BYTES = {1, 2, 3, 4, 5, 6, 7, 8, 9};

  @Test
  void readsNumbersInBothOrders() throws Overrun {
    Cursor big = new Cursor(BYTES, 0, 9);
    assertThat(big.u8()).isEqualTo(1);
    assertThat(big.u64()).isEqualTo(0x0203040506070809L);
    Cursor little = new Cursor(BYTES, 0, 8, true);
    assertThat(little.u16()).isEqualTo(0x0201);
    assertThat(little.u32()).isEqualTo(0x06050403L);
    assertThat(new Cursor(BYTES, 0, 3, true).u24()).isEqualTo(0x010203);
  }

  @Test
  void aPartCannotBeLeft() throws Overrun {
    Cursor whole = new Cursor(BYTES, 0, 9);
    Cursor part = whole.sub(2);
    assertThatThrownBy(part::u32).isInstanceOf(Overrun.class).hasMessage("wanted 1 bytes, got 0");
    assertThat(whole.u8()).isEqualTo(3);
    assertThatThrownBy(() -> whole.skip(-1)).isInstanceOf(Overrun.class);
    assertThatThrownBy(() -> whole.bytes(7)).hasMessage("wanted 7 bytes, got 6");
  }

  @Test
  void boundsBeyondTheArrayAreAFaultOfTheCaller() {
    assertThatThrownBy(() -> new Cursor(BYTES, 5, 10))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }
}
