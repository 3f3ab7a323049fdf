package dev.sallyport.rules.action;

import dev.sallyport.rules.lang.BadWord;
import dev.sallyport.rules.lang.WordDoc;

/** One option of {@code ctl}: what its value changes for the exchange. */
public record CtlWord(String word, WordDoc doc, Reader reader) {
  /** Turns the value into what is done. */
  @FunctionalInterface
  public interface Reader {
    Effect read(String value) throws BadWord;
  }
}
