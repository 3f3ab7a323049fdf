package dev.sallyport.console.recent;

import dev.sallyport.gateway.record.ExchangeRecord;
import dev.sallyport.gateway.record.Inspected;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * Which exchanges to show; an empty text lets all through.
 *
 * @param cause of any finding, or how its name begins
 * @param status {@code 502} or a class such as {@code 5xx}
 * @param client how its address begins
 * @param path what path and query hold, in either case
 * @param rule the id of a rule that matched
 * @param notable only those that failed or that a rule matched
 * @param before only those with a smaller sequence; 0: all
 */
public record Filter(
    String site,
    String cause,
    String status,
    String client,
    String path,
    String rule,
    boolean notable,
    long before,
    int most)
    implements Predicate<Kept> {
  public static final int MOST = 100;

  @Override
  public boolean test(Kept kept) {
    ExchangeRecord x = kept.exchange();
    return (before == 0 || kept.sequence() < before)
        && (!notable || kept.notable())
        && (site.isEmpty() || site.equals(Objects.requireNonNullElse(x.site(), Overview.NO_SITE)))
        && (cause.isEmpty()
            || x.findings().stream().anyMatch(f -> f.cause().id().startsWith(cause)))
        && status(x.status())
        && x.client().address().getAddress().getHostAddress().startsWith(client)
        && path(x.request())
        && (rule.isEmpty() || rule(x));
  }

  private boolean status(int sent) {
    if (status.isEmpty()) {
      return true;
    }
    return status.length() == 3 && status.toLowerCase(Locale.ROOT).endsWith("xx")
        ? status.charAt(0) - '0' == sent / 100
        : status.equals(Integer.toString(sent));
  }

  private boolean path(ExchangeRecord.Request request) {
    if (path.isEmpty()) {
      return true;
    }
    String whole =
        request.query() == null ? request.path() : request.path() + "?" + request.query();
    return whole.toLowerCase(Locale.ROOT).contains(path.toLowerCase(Locale.ROOT));
  }

  private boolean rule(ExchangeRecord x) {
    Inspected rules = x.rules();
    return rules != null
        && rules.matched().stream().anyMatch(m -> Long.toString(m.id()).equals(rule));
  }
}
