package dev.sallyport.rules.operator;

import java.util.ArrayList;
import java.util.List;

/** The entries of the data files that an argument names, separated by white space. */
final class DataFiles {
  private DataFiles() {}

  static List<String> entries(String argument, Surroundings surroundings) throws BadArgument {
    if (argument.isBlank()) {
      throw new BadArgument("the name of a data file was wanted, got none");
    }
    List<String> entries = new ArrayList<>();
    for (String file : argument.strip().split("\\s+", -1)) {
      for (String line : surroundings.lines(file)) {
        String entry = line.strip();
        if (!entry.isEmpty() && !entry.startsWith("#")) {
          entries.add(entry);
        }
      }
    }
    return entries;
  }
}
