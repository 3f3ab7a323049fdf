package dev.sallyport.gateway.record;

import dev.sallyport.diagnosis.cause.Finding;
import dev.sallyport.diagnosis.trail.Trail;
import dev.sallyport.gateway.timing.PhaseTimes;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One exchange as it ended. Written once by its event loop, then only read.
 *
 * @param id 16 hexadecimal digits
 * @param at when its request began
 * @param durationNanos from then to its end
 * @param site name of the site; null where none was found
 * @param status sent to the client, 499 where it left before one could be sent, 0 where none was:
 *     the request was not even understood, or a rule dropped the connection
 * @param findings strongest first; empty for an exchange without a fault
 * @param rules what the rules made of it; null where its site has none
 * @param recording the file that the flight recorder makes of it; null where there is none
 */
public record ExchangeRecord(
    String id,
    Instant at,
    long durationNanos,
    @Nullable String site,
    Client client,
    Request request,
    int status,
    long responseBodyBytes,
    @Nullable OriginUse origin,
    PhaseTimes phases,
    List<Finding> findings,
    Trail trail,
    @Nullable Inspected rules,
    @Nullable String recording) {

  /** The same exchange under another site's name. */
  public ExchangeRecord ofSite(String name) {
    return with(name, rules);
  }

  /** The same exchange with something else to say of its rules. */
  public ExchangeRecord withRules(Inspected inspected) {
    return with(site, inspected);
  }

  private ExchangeRecord with(@Nullable String name, @Nullable Inspected inspected) {
    return new ExchangeRecord(
        id,
        at,
        durationNanos,
        name,
        client,
        request,
        status,
        responseBodyBytes,
        origin,
        phases,
        findings,
        trail,
        inspected,
        recording);
  }

  /** Of its entry for the audit log, which may hold bodies; 0 where it has none. */
  long auditCharacters() {
    return rules == null || rules.audit() == null ? 0 : rules.audit().characters();
  }

  /** Who asked, and over what. */
  public record Client(
      InetSocketAddress address,
      @Nullable String serverName,
      @Nullable String tlsVersion,
      @Nullable String tlsSuite) {}

  /** What was asked; empty texts where the head could not be read. */
  public record Request(
      String method,
      String path,
      @Nullable String query,
      String host,
      String protocol,
      @Nullable String userAgent,
      long bodyBytes) {}

  /** The origin that was used last. */
  public record OriginUse(
      String url, String address, @Nullable String tlsVersion, boolean reused, int attempts) {}
}
