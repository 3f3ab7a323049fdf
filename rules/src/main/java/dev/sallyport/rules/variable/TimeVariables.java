package dev.sallyport.rules.variable;

import static dev.sallyport.rules.variable.Examples.doc;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Function;

/** The time at which the current phase began, in the gateway's zone. */
final class TimeVariables {
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");

  private TimeVariables() {}

  static List<Variable> all() {
    return List.of(
        time("TIME", "The time as hh:mm:ss.", CLOCK::format),
        time("TIME_EPOCH", "Seconds since 1970.", t -> "" + t.toEpochSecond()),
        time("TIME_YEAR", "The year.", t -> "" + t.getYear()),
        time("TIME_MON", "The month, 0 to 11.", t -> "" + (t.getMonthValue() - 1)),
        time("TIME_DAY", "The day of the month.", t -> "" + t.getDayOfMonth()),
        time(
            "TIME_WDAY",
            "The day of the week, Sunday is 0.",
            t -> "" + t.getDayOfWeek().getValue() % 7),
        time("TIME_HOUR", "The hour, 0 to 23.", t -> "" + t.getHour()),
        time("TIME_MIN", "The minute.", t -> "" + t.getMinute()),
        time("TIME_SEC", "The second.", t -> "" + t.getSecond()));
  }

  private static Variable time(String word, String text, Function<ZonedDateTime, String> part) {
    return Single.text(
        word, doc(text, word, "@eq 0"), x -> part.apply(x.now().atZone(x.settings().zone())));
  }
}
