package dev.sallyport.console.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RefusalLogTest {
  private final List<String> lines = new ArrayList<>();
  private final AtomicLong now = new AtomicLong();
  private final RefusalLog log = new RefusalLog(lines::add, now::get);

  @Test
  void aFloodIsCounted() {
    for (int i = 0; i < 1_000; i++) {
      log.refused("192.0.2.7:1", "GET", "/", "not signed in");
    }
    assertThat(lines).hasSize(10);
    now.set(2_000_000_000L);
    log.refused("192.0.2.7:1", "GET", "/", "not signed in");
    assertThat(lines).hasSize(12).contains("console: refused 990 more");
  }

  @Test
  void aLineStaysOneLine() {
    log.refused("192.0.2.7:1", "GET", "/\n\u001b[31m" + "x".repeat(1_000), "why");
    assertThat(lines.getFirst()).hasSize(300).doesNotContain("\n", "\u001b");
  }
}
