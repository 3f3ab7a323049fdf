package dev.sallyport.app.doctor;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * A command line of curl's, turned into options of the doctor's. {@code --json} is another thing
 * there.
 *
 * @param arguments for the doctor; each option in its long form
 * @param leftOut the options that say nothing here, by their names
 */
record CurlLine(List<String> arguments, List<String> leftOut) {
  private static final String JSON = "application/json";

  /**
   * Reads the words behind {@code curl}.
   *
   * @throws IOException where a value is missing, or there is not one URL
   */
  static CurlLine of(List<String> words) throws IOException {
    Reading reading = new Reading(words);
    while (!reading.words.isEmpty()) {
      reading.next();
    }
    if (reading.urls.size() != 1) {
      throw new IOException("curl: wanted one URL, got " + reading.urls.size());
    }
    reading.arguments.add(reading.urls.getFirst());
    return new CurlLine(reading.arguments, reading.leftOut);
  }

  private static final class Reading {
    final Deque<String> words;
    final List<String> arguments = new ArrayList<>();
    final List<String> leftOut = new ArrayList<>();
    final List<String> urls = new ArrayList<>();
    boolean optionsEnded;

    Reading(List<String> words) {
      this.words = new ArrayDeque<>(words);
    }

    void next() throws IOException {
      String word = words.remove();
      if (optionsEnded || !word.startsWith("-") || word.equals("-")) {
        urls.add(word);
      } else if (word.equals("--")) {
        optionsEnded = true;
      } else if (word.startsWith("--")) {
        option(word, word);
      } else {
        letters(word);
      }
    }

    /** Several letters may stand in one word, the last of them with its value. */
    private void letters(String word) throws IOException {
      for (int i = 1; i < word.length(); i++) {
        String letter = "-" + word.charAt(i);
        String name = CurlFlags.LETTERS.getOrDefault(word.charAt(i), letter);
        boolean valued = CurlFlags.TAKEN.contains(name) || CurlFlags.WITH_VALUE.contains(name);
        if (valued && i + 1 < word.length()) {
          words.addFirst(word.substring(i + 1));
        }
        option(name, letter);
        if (valued) {
          return;
        }
      }
    }

    private void option(String name, String shown) throws IOException {
      String refusal = CurlFlags.REFUSED.get(name);
      if (refusal != null) {
        throw new IOException("curl: " + shown + ": " + refusal);
      }
      if (CurlFlags.TAKEN.contains(name)) {
        arguments.add(name + "=" + value(shown));
      } else if (name.equals("--url")) {
        urls.add(value(shown));
      } else if (name.equals("--json")) {
        arguments.add("--data=" + value(shown));
        arguments.add("--header=Content-Type: " + JSON);
        arguments.add("--header=Accept: " + JSON);
      } else if (CurlFlags.TAKEN_SWITCHES.contains(name)) {
        arguments.add(name);
      } else if (!CurlFlags.WITHOUT_EFFECT.contains(name)) {
        if (CurlFlags.WITH_VALUE.contains(name)) {
          value(shown);
        }
        boolean known = CurlFlags.SWITCHES.contains(name) || CurlFlags.WITH_VALUE.contains(name);
        leftOut.add(known ? shown : shown + " (unknown, taken as one without a value)");
      }
    }

    private String value(String name) throws IOException {
      String value = words.poll();
      if (value == null) {
        throw new IOException("curl: wanted a value behind " + name + ", got the line's end");
      }
      return value;
    }
  }
}
