package dev.sallyport.lab.iis;

import dev.sallyport.lab.http.Response;

/** How one exchange ends for the client. */
sealed interface Outcome {
  /** An answer; the connection may serve the next request. */
  record Reply(Response response) implements Outcome {}

  /** An answer, then the end, though bytes of the request may still arrive. */
  record LastReply(Response response) implements Outcome {}

  /** FIN without an answer and without an alert. */
  record HangUp() implements Outcome {}

  /** RST. */
  record Reset() implements Outcome {}
}
