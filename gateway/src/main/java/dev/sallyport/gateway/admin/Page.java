package dev.sallyport.gateway.admin;

import java.nio.charset.StandardCharsets;

/** One page of the admin server. Called on its threads. */
@FunctionalInterface
public interface Page {
  Reply reply();

  /** What a page says now. */
  record Reply(int status, String contentType, byte[] body) {
    public static Reply of(int status, String contentType, String text) {
      return new Reply(status, contentType, text.getBytes(StandardCharsets.UTF_8));
    }
  }
}
