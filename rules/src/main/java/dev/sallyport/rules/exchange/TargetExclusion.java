package dev.sallyport.rules.exchange;

import java.util.function.Predicate;

/**
 * Values that a rule does not look at: those of a variable, all or those whose key is excluded.
 *
 * @param variable the word in upper case
 * @param keys takes the key in lower case
 */
public record TargetExclusion(String variable, Predicate<String> keys) {
  public boolean excludes(String word, Value value) {
    return variable.equals(word) && keys.test(value.lowerKey());
  }
}
