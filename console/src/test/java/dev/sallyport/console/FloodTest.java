package dev.sallyport.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Many exchanges while somebody looks on. */
class FloodTest {
  private static final int EXCHANGES = 100_000;
  private static final int MOST_PAGE_BYTES = 300_000;

  @Test
  void pagesStaySmallAndWholeDuringAFlood() throws Exception {
    try (RunningConsole console = new RunningConsole()) {
      console.memory.take(Exchanges.refused(1, "shop.example.com", "/the-one-that-failed"));
      CompletableFuture<Void> flood = CompletableFuture.runAsync(() -> flood(console));
      do {
        for (String page : new String[] {"/", "/exchanges", "/sites", "/api/now"}) {
          HttpResponse<String> answer = console.get(page);
          assertThat(answer.statusCode()).isEqualTo(200);
          assertThat(answer.body()).hasSizeLessThan(MOST_PAGE_BYTES);
        }
      } while (!flood.isDone());
      flood.join();
      assertThat(console.get("/exchanges?status=502").body()).contains("/the-one-that-failed");
      assertThat(console.memory.exchanges().all()).hasSize(5_001);
      assertThat(console.memory.exchanges().told()).isEqualTo(EXCHANGES + 1L);
    }
  }

  private static void flood(RunningConsole console) {
    for (int i = 0; i < EXCHANGES; i++) {
      console.memory.take(Exchanges.served(i + 2, "/a/path/of/some/length?x=" + i));
    }
  }
}
