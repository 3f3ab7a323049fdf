package dev.sallyport.console.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SessionsTest {
  private final AtomicLong now = new AtomicLong();
  private final Sessions sessions = new Sessions(now::get);

  @Test
  void aSessionLastsItsTime() {
    Session session = sessions.begin();
    now.set(Sessions.LONGEST.toNanos());
    assertThat(sessions.find(session.id())).isEqualTo(session);
    now.incrementAndGet();
    assertThat(sessions.find(session.id())).isNull();
  }

  @Test
  void theOldestGivesWay() {
    Session first = sessions.begin();
    Session second = sessions.begin();
    for (int i = 1; i < Sessions.MOST; i++) {
      sessions.begin();
    }
    assertThat(sessions.find(first.id())).isNull();
    assertThat(sessions.find(second.id())).isNotNull();
  }
}
