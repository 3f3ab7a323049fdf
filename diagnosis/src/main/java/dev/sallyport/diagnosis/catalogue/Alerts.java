package dev.sallyport.diagnosis.catalogue;

import dev.sallyport.diagnosis.cause.Cause;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One cause for each TLS alert that an origin or a client may end a handshake with. */
public final class Alerts {
  private static final Map<AlertName, Cause> ORIGIN = family(OriginAlert::cause);
  private static final Map<AlertName, Cause> CLIENT = family(ClientAlert::cause);

  private Alerts() {}

  /** The origin sent this alert description; -1 where encryption hides it. */
  public static Cause byOrigin(int description) {
    return of(ORIGIN, AlertName.of(description));
  }

  /** The client sent this alert description; -1 where encryption hides it. */
  public static Cause byClient(int description) {
    return of(CLIENT, AlertName.of(description));
  }

  /** The registry's name of an alert description, {@code unknown} where it has none. */
  public static String name(int description) {
    return AlertName.of(description).registered();
  }

  static List<Cause> all() {
    return failures()
        .flatMap(name -> List.of(of(ORIGIN, name), of(CLIENT, name)).stream())
        .toList();
  }

  private static Cause of(Map<AlertName, Cause> family, AlertName name) {
    Cause cause = family.get(name == AlertName.CLOSE_NOTIFY ? AlertName.UNKNOWN : name);
    if (cause == null) {
      throw new IllegalStateException("every alert has its cause, but not " + name);
    }
    return cause;
  }

  /** close_notify is how a connection ends well. */
  private static Stream<AlertName> failures() {
    return Arrays.stream(AlertName.values()).filter(name -> name != AlertName.CLOSE_NOTIFY);
  }

  private static Map<AlertName, Cause> family(Function<AlertName, Cause> cause) {
    return failures().collect(Collectors.toUnmodifiableMap(Function.identity(), cause));
  }
}
