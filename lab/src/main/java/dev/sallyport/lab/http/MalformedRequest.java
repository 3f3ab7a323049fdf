package dev.sallyport.lab.http;

import java.io.IOException;

/** A request that cannot be read as HTTP/1.1, with the status that says so to the client. */
public final class MalformedRequest extends IOException {
  private static final long serialVersionUID = 1;

  private final int status;

  MalformedRequest(int status, String message) {
    super(message);
    this.status = status;
  }

  public int status() {
    return status;
  }
}
