package dev.sallyport.app.coverage;

import dev.sallyport.lab.fault.Fault;
import dev.sallyport.lab.fault.Faults;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One fault with the request that shows it.
 *
 * @param cause that is to be named; {@link Fault#NONE}: none
 * @param answers what the gateway does about a HelloRequest
 * @param also causes that may be named as well, with whatever certainty
 */
record Case(Fault fault, String cause, Ask ask, String answers, Set<String> also)
    implements Situation {

  /** What the client asks. */
  enum Ask {
    GET,
    GET_TWICE,
    /** A body that no buffer holds. */
    LARGE_POST,
    /** Larger than IIS holds during a renegotiation, by and by. */
    MIDDLE_POST,
    EXPECTING_POST,
    /** Over HTTP/2, by who speaks it with an origin. */
    HTTP_2_GET,
    UPGRADE
  }

  private static final Map<String, Ask> ASKS =
      Map.ofEntries(
          Map.entry("request-body-unread", Ask.LARGE_POST),
          Map.entry("request-body-reset", Ask.LARGE_POST),
          Map.entry("request-body-closed", Ask.LARGE_POST),
          Map.entry("request-body-too-large", Ask.MIDDLE_POST),
          Map.entry("renegotiation-large-body", Ask.MIDDLE_POST),
          Map.entry("request-continue-withheld", Ask.EXPECTING_POST),
          Map.entry("keep-alive-closed", Ask.GET_TWICE),
          Map.entry("keep-alive-reset", Ask.GET_TWICE),
          Map.entry("renegotiation-every-request", Ask.GET_TWICE),
          Map.entry("http2-stream-reset", Ask.HTTP_2_GET),
          Map.entry("http2-goaway", Ask.HTTP_2_GET),
          Map.entry("http2-http-1-1-required", Ask.HTTP_2_GET),
          Map.entry("upgrade-refused", Ask.UPGRADE),
          Map.entry("upgrade-silent", Ask.UPGRADE),
          Map.entry("upgrade-reset", Ask.UPGRADE));

  private static final String LEFT = "client.response.closed";

  /** What is true of a fault beside its own cause. */
  private static final Map<String, Set<String>> ALSO =
      Map.ofEntries(
          // JSSE waits for the rest of such a handshake, in vain.
          Map.entry("handshake-legacy-renegotiation", Set.of("origin.handshake.timeout")),
          // The gateway tries again at TLS 1.2, which has another alert for it.
          Map.entry(
              "handshake-client-certificate-required",
              Set.of("origin.handshake.alert-handshake-failure")),
          // Where the buffers took the whole body first, a recording shows a whole request.
          Map.entry("request-body-closed", Set.of("origin.response.closed")),
          // A capture knows the 400 page by its bytes only where it reads on after the ClientHello.
          Map.entry("handshake-plain-http", Set.of("origin.handshake.closed")),
          // How the wish for a certificate shows; the retry at TLS 1.2 tells what it was.
          Map.entry("renegotiation-tls13-reset", Set.of("origin.response.reset")),
          Map.entry("renegotiation-tls13-500", Set.of("origin.response.server-error")),
          Map.entry("renegotiation-large-body", Set.of("origin.response.body-refused")),
          // A line that ends is the begin of a head that does not.
          Map.entry("head-not-http", Set.of("origin.response.truncated")));

  /**
   * Every fault, and those again that another client suffers from; with {@code
   * -Dsallyport.case=REGEX} those alone, to look at a few.
   */
  static List<Case> all() {
    return Stream.concat(
            Faults.all().stream()
                .map(fault ->
                    of(
                        fault,
                        fault.cause(),
                        fault.name().equals("renegotiation-accept") ? "ignore" : "answer")),
            Stream.of(
                of(Faults.named("renegotiation-accept"), "origin.renegotiation.refused", "refuse"),
                of(Faults.named("renegotiation-accept"), Fault.NONE, "answer"),
                new Case(
                    Faults.named("request-body-too-large"),
                    Fault.NONE,
                    Ask.GET,
                    "answer",
                    Set.of()),
                new Case(
                    Faults.named("keep-alive-closed"), Fault.NONE, Ask.GET, "answer", Set.of()),
                new Case(Faults.named("upgrade-refused"), Fault.NONE, Ask.GET, "answer", Set.of())))
        .filter(at -> at.toString().matches(System.getProperty("sallyport.case", ".*")))
        .toList();
  }

  private static Case of(Fault fault, String cause, String answers) {
    return new Case(
        fault,
        cause,
        ASKS.getOrDefault(fault.name(), Ask.GET),
        answers,
        ALSO.getOrDefault(fault.name(), Set.of()));
  }

  @Override
  public boolean allows(String id) {
    boolean left = id.equals(LEFT) && !cause.isEmpty(); // curl does leave what does not end
    return id.equals(cause) || also.contains(id) || left;
  }

  /** Whether somebody has to give up waiting. */
  boolean waits() {
    return cause.endsWith("timeout") || cause.endsWith("unanswered") || cause.endsWith("withheld");
  }

  @Override
  public String toString() {
    return fault.name()
        + (answers.equals("answer") ? "" : " (" + answers + ")")
        + (ask == Ask.GET ? "" : " " + ask);
  }
}
