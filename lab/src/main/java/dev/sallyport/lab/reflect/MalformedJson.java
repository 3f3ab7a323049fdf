package dev.sallyport.lab.reflect;

/** Not JSON, or not of the kind wanted. */
final class MalformedJson extends Exception {
  private static final long serialVersionUID = 1;

  MalformedJson(String message) {
    super(message);
  }
}
