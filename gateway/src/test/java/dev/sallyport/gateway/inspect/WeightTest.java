package dev.sallyport.gateway.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.wire.http1.FieldLines;
import dev.sallyport.wire.http1.RequestHead;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an evaluation is thought to cost. */
class WeightTest {
  private static ByteBuf bytes(String text) {
    return Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII);
  }

  @Test
  void eachFieldAndArgumentCountsBesideItsBytes() {
    FieldLines fields = new FieldLines();
    RequestHead bare = new RequestHead("GET", "/?a=1", "HTTP/1.1", fields, 100);
    assertThat(Weight.of(bare)).isEqualTo(100);
    fields.add("Host", "shop.example.com");
    assertThat(Weight.of(bare)).isEqualTo(100 + 128);
    RequestHead asking = new RequestHead("GET", "/?a=1&b=2&c=3", "HTTP/1.1", fields, 100);
    assertThat(Weight.of(asking)).isEqualTo(100 + 3 * 128);
  }

  @Test
  void ofABodyNoMoreIsCountedThanMatters() {
    List<ByteBuf> pieces = List.of(bytes("a=1&b"), bytes("=2,3"));
    assertThat(Weight.of(pieces, 1_000)).isEqualTo(9 + 2 * 128);
    assertThat(Weight.of(pieces, 100)).isEqualTo(9 + 128);
    assertThat(Weight.of(List.of(bytes("x".repeat(500))), 100)).isEqualTo(500);
  }
}
