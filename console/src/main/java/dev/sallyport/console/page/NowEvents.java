package dev.sallyport.console.page;

import dev.sallyport.console.html.Html;
import dev.sallyport.console.http.Answer;
import dev.sallyport.console.http.Refused;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/** Sends what changes on the page Now, once in two seconds; browsers come back when it ends. */
public final class NowEvents {
  private static final int MOST_BROWSERS = 16;
  private static final Duration BETWEEN = Duration.ofSeconds(2);

  /** Ends before the server's own bound on answers does. */
  private static final int MOST_EVENTS = 20;

  private final NowPage page;
  private final Semaphore browsers = new Semaphore(MOST_BROWSERS);

  public NowEvents(NowPage page) {
    this.page = page;
  }

  public Answer answer() throws Refused {
    if (browsers.availablePermits() == 0) {
      throw new Refused(503, MOST_BROWSERS + " browsers look on already");
    }
    return Answer.events(this::send);
  }

  private void send(OutputStream out) throws IOException, InterruptedException {
    if (!browsers.tryAcquire()) {
      return;
    }
    try {
      out.write("retry: 1000\n\n".getBytes(StandardCharsets.US_ASCII));
      for (int i = 0; i < MOST_EVENTS; i++) {
        out.write(event());
        out.flush();
        Thread.sleep(BETWEEN);
      }
    } finally {
      browsers.release();
    }
  }

  /** HTML, section 9.2.5: each line of data has its field name; ours is one line. */
  private byte[] event() {
    StringBuilder text = new StringBuilder("data: ");
    for (Html part : page.live()) {
      part.write(text);
    }
    String line = text.toString().replace('\n', ' ').replace('\r', ' ');
    return (line + "\n\n").getBytes(StandardCharsets.UTF_8);
  }
}
