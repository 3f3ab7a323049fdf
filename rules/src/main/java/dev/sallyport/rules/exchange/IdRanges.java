package dev.sallyport.rules.exchange;

import dev.sallyport.rules.lang.BadWord;
import java.util.ArrayList;
import java.util.List;

/** Rule ids such as {@code 1,5-9}; both ends count. */
public record IdRanges(List<Range> ranges) {
  /** From {@code first} to {@code last}. */
  public record Range(long first, long last) {}

  /** Reads ids and ranges that commas or white space separate. */
  public static IdRanges read(String text) throws BadWord {
    List<Range> ranges = new ArrayList<>();
    for (String part : text.strip().split("[,\\s]+", -1)) {
      int dash = part.indexOf('-', 1);
      long first = id(dash < 0 ? part : part.substring(0, dash), text);
      long last = dash < 0 ? first : id(part.substring(dash + 1), text);
      if (last < first) {
        throw new BadWord("wanted a range from low to high, got " + part);
      }
      ranges.add(new Range(first, last));
    }
    return new IdRanges(List.copyOf(ranges));
  }

  private static long id(String digits, String all) throws BadWord {
    try {
      return Long.parseLong(digits.strip());
    } catch (NumberFormatException e) {
      throw new BadWord("wanted rule ids such as 1,5-9, got '" + all + "'");
    }
  }

  public boolean contains(long id) {
    for (Range range : ranges) {
      if (id >= range.first && id <= range.last) {
        return true;
      }
    }
    return false;
  }
}
