package dev.sallyport.gateway.admin;

/** One page of the admin server. Called on its threads. */
@FunctionalInterface
public interface Page {
  Reply reply();

  /** What a page says now, in UTF-8. */
  record Reply(int status, String contentType, String text) {}
}
