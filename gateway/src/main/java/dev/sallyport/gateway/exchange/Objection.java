package dev.sallyport.gateway.exchange;

import dev.sallyport.wire.http1.MalformedMessage;
import dev.sallyport.wire.http1.MalformedMessage.Rule;

/**
 * Why the gateway does not serve a request.
 *
 * @param status for the client
 * @param event the last part of the cause
 */
record Objection(int status, String event, String detail) {

  static Objection of(MalformedMessage broken) {
    boolean large = broken.rule() == Rule.HEAD_TOO_LARGE || broken.rule() == Rule.TOO_MANY_FIELDS;
    return new Objection(
        large ? 431 : broken.rule() == Rule.VERSION ? 505 : 400,
        large ? "head-too-large" : "malformed",
        broken.rule().word() + ": " + broken.what());
  }
}
