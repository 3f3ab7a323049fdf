package dev.sallyport.capture.keys;

import org.jspecify.annotations.Nullable;

/** A password is missing or does not open what it should. */
final class WrongPasswordException extends Exception {
  private static final long serialVersionUID = 1;

  WrongPasswordException(@Nullable Throwable cause) {
    super("wrong password", cause);
  }
}
