package dev.sallyport.rules.lang;

import java.util.List;

/** Gives the text of rule and data files. The caller implements it; nothing here opens a file. */
public interface RuleSource {
  /**
   * The files that {@code pattern} names, sorted by name; a pattern without {@code *}, {@code ?}
   * and {@code [} names one file. Relative patterns start at the folder of the file {@code from}.
   * Empty where there is none.
   */
  List<String> find(String pattern, String from);

  /**
   * The bytes of a file, one character a byte (Latin-1), as patterns match bytes.
   *
   * @throws BadWord where it cannot be read, with the reason
   */
  String text(String file) throws BadWord;
}
