package dev.sallyport.lab.http;

/** One field line of a message head, as it was received or will be sent. */
public record HeaderField(String name, String value) {
  boolean is(String otherName) {
    return name.equalsIgnoreCase(otherName);
  }
}
