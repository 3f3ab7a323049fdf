package dev.sallyport.console.page;

import dev.sallyport.console.html.Html;
import dev.sallyport.console.http.Answer;
import dev.sallyport.console.http.Refused;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Sends the part of a page that changes, again and again; browsers come back when it ends. */
public final class LiveEvents {
  private static final int MOST_BROWSERS = 16;
  private static final Duration BETWEEN = Duration.ofSeconds(2);

  /** Ends before the server's own bound on answers does. */
  private static final int MOST_EVENTS = 20;

  /** HTML, section 9.2.3: a browser that gets it does not ask again. */
  private static final int NO_CONTENT = 204;

  private final Semaphore browsers = new Semaphore(MOST_BROWSERS);

  /** A part that changes as long as the gateway runs. */
  public Answer endless(Supplier<List<Html>> part) throws Refused {
    return answer(part, () -> false);
  }

  /**
   * A part that changes until an end.
   *
   * @param ended asked before each event; what follows it is the last one
   */
  Answer until(Supplier<List<Html>> part, BooleanSupplier ended) throws Refused {
    return ended.getAsBoolean() ? Answer.of(NO_CONTENT, Answer.PLAIN, "") : answer(part, ended);
  }

  private Answer answer(Supplier<List<Html>> part, BooleanSupplier ended) throws Refused {
    if (browsers.availablePermits() == 0) {
      throw new Refused(503, MOST_BROWSERS + " browsers look on already");
    }
    return Answer.events(out -> send(out, part, ended));
  }

  private void send(OutputStream out, Supplier<List<Html>> part, BooleanSupplier ended)
      throws IOException, InterruptedException {
    if (!browsers.tryAcquire()) {
      return;
    }
    try {
      out.write("retry: 1000\n\n".getBytes(StandardCharsets.US_ASCII));
      for (int i = 0; i < MOST_EVENTS; i++) {
        boolean last = ended.getAsBoolean();
        out.write(event(part.get()));
        out.flush();
        if (last) {
          return;
        }
        Thread.sleep(BETWEEN);
      }
    } finally {
      browsers.release();
    }
  }

  /** HTML, section 9.2.5: each line of data has its field name; ours is one line. */
  private static byte[] event(List<Html> parts) {
    StringBuilder text = new StringBuilder("data: ");
    for (Html part : parts) {
      part.write(text);
    }
    String line = text.toString().replace('\n', ' ').replace('\r', ' ');
    return (line + "\n\n").getBytes(StandardCharsets.UTF_8);
  }
}
