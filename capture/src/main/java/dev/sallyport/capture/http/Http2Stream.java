package dev.sallyport.capture.http;

/** What was seen of one stream. */
final class Http2Stream {
  RequestUrl url = RequestUrl.NONE;
  boolean requestSeen;
  boolean requestHasBody;
  boolean requestEnded;
  long requestBytes;
  boolean responseSeen;
  boolean responseEnded;
  long responseBytes;

  boolean over() {
    return requestEnded && responseEnded;
  }
}
