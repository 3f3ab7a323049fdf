package dev.sallyport.secrets;

/** TLS secrets cannot be read here; the message says in one line why, and what to do. */
public final class SecretsUnavailableException extends Exception {
  private static final long serialVersionUID = 1;

  SecretsUnavailableException(String message) {
    super(message);
  }
}
