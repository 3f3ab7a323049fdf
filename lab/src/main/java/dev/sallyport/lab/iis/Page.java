package dev.sallyport.lab.iis;

import dev.sallyport.lab.http.Response;
import java.time.Duration;

/** What a path answers, and how long that takes. */
public record Page(Response response, Duration delay) {
  public static Page of(Response response) {
    return new Page(response, Duration.ZERO);
  }
}
