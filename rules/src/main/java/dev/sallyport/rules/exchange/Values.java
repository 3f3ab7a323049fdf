package dev.sallyport.rules.exchange;

import java.util.List;

/** The values of a collection as rules read them. Keys compare without case. */
public interface Values {
  Values NONE = new ValueList();

  /** All, in order; does not change when the collection does. */
  List<Value> all();

  /** Those with the key {@code lowerKey}, which is in lower case. */
  List<Value> named(String lowerKey);

  int size();
}
