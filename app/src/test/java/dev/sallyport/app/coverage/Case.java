package dev.sallyport.app.coverage;

import dev.sallyport.lab.fault.Fault;
import dev.sallyport.lab.fault.FaultServer;
import dev.sallyport.lab.fault.Faults;
import dev.sallyport.lab.pki.LabPki;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One origin at fault with the request that shows it.
 *
 * @param fault its name: that of a fault server, or what a program is told
 * @param opening how it is started
 * @param cause that is to be named; {@link Fault#NONE}: none
 * @param answers what the gateway does about a HelloRequest
 * @param also causes that may be named as well, with whatever certainty
 */
record Case(String fault, Opening opening, String cause, Ask ask, String answers, Set<String> also)
    implements Situation {

  /** Starts an origin. */
  interface Opening {
    Origin open(LabPki pki, Path folder) throws Exception;
  }

  /** One that runs. */
  record Origin(int port, Runnable closing) {}

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
    UPGRADE,
    /** A GET; the doctor in each manner that it has. */
    MANNERS,
    /** A GET; the doctor offers one ClientHello after the other. */
    HELLOS,
    /** Several connections, one after the other: of the doctor's alone. */
    CONNECTS
  }

  /** Begins the manner of a case that is about another server in the place of a gateway. */
  static final String VIA = "via ";

  private static final String NTLM = "status-401-ntlm";
  private static final String NTLM_CLOSED = "status-401-ntlm-closed";

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
          Map.entry("upgrade-answered", Ask.UPGRADE),
          Map.entry("upgrade-silent", Ask.UPGRADE),
          Map.entry("upgrade-reset", Ask.UPGRADE),
          Map.entry("certificate-staple-missing", Ask.HELLOS),
          Map.entry(NTLM, Ask.MANNERS),
          Map.entry("connect-ended-at-once", Ask.CONNECTS),
          Map.entry("connect-queue-slow", Ask.CONNECTS),
          Map.entry("connect-queue-full", Ask.CONNECTS));

  private static final String LEFT = "client.response.closed";

  private static final Set<String> HALF_A_FLIGHT =
      Set.of(
          "origin.handshake.alert-handshake-failure",
          "origin.handshake.closed",
          "origin.handshake.failed",
          "origin.handshake.no-shared-cipher");

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
          // What one ClientHello of a client meets, or its alert in answer to half a flight.
          Map.entry("hello-tls-1.3-reset", Set.of("origin.handshake.reset")),
          Map.entry("hello-name-reset", Set.of("origin.handshake.reset")),
          Map.entry(
              "connect-ended-at-once", Set.of("origin.handshake.reset", "origin.handshake.closed")),
          Map.entry("connect-queue-full", Set.of("origin.handshake.timeout")),
          Map.entry("hello-name-warned", Set.of("origin.handshake.failed")),
          Map.entry("hello-group-odd", HALF_A_FLIGHT),
          Map.entry("hello-signature-odd", HALF_A_FLIGHT),
          Map.entry("hello-prime-short", HALF_A_FLIGHT),
          // A line that ends is the begin of a head that does not.
          Map.entry("head-not-http", Set.of("origin.response.truncated")));

  /**
   * Every fault, and those again that another client suffers from; with {@code
   * -Dsallyport.case=REGEX} those alone, to look at a few.
   */
  static List<Case> all() {
    return Stream.of(
            Faults.all().stream()
                .filter(fault -> !fault.name().equals(NTLM_CLOSED))
                .map(fault ->
                    of(
                        fault,
                        fault.cause(),
                        fault.name().equals("renegotiation-accept") ? "ignore" : "answer")),
            Stream.of(
                of(Faults.named("renegotiation-accept"), "origin.renegotiation.refused", "refuse"),
                of(Faults.named("renegotiation-accept"), Fault.NONE, "answer"),
                of(Faults.named(NTLM), Faults.named(NTLM_CLOSED).cause(), VIA + NTLM_CLOSED),
                of(Faults.named(NTLM), Fault.NONE, VIA + NTLM),
                none("request-body-too-large", Ask.GET),
                none("keep-alive-closed", Ask.GET),
                none("upgrade-refused", Ask.GET),
                none("sound", Ask.HELLOS),
                none("sound", Ask.CONNECTS),
                none("sound", Ask.HTTP_2_GET),
                none("sound", Ask.EXPECTING_POST),
                none("status-404", Ask.HELLOS),
                of(Faults.named("handshake-odd-cipher-only"), "", "answer")
                    .asking(Ask.HELLOS, "origin.handshake.no-shared-cipher")),
            Programs.installed().stream())
        .flatMap(each -> each)
        .filter(at -> at.toString().matches(System.getProperty("sallyport.case", ".*")))
        .toList();
  }

  private static Case none(String fault, Ask ask) {
    return of(Faults.named(fault), Fault.NONE, "answer").asking(ask, Fault.NONE);
  }

  private Case asking(Ask other, String named) {
    return new Case(fault, opening, named, other, answers, also);
  }

  private static Case of(Fault fault, String cause, String answers) {
    Ask otherwise = fault.name().startsWith("hello-") ? Ask.HELLOS : Ask.GET;
    return new Case(
        fault.name(),
        (pki, folder) -> {
          FaultServer server = FaultServer.start(fault, pki);
          return new Origin(server.port(), server::close);
        },
        cause,
        ASKS.getOrDefault(fault.name(), otherwise),
        answers,
        ALSO.getOrDefault(fault.name(), Set.of()));
  }

  @Override
  public boolean allows(String id) {
    boolean left = id.equals(LEFT) && !cause.isEmpty(); // curl does leave what does not end
    return id.equals(cause) || also.contains(id) || left;
  }

  /** Whether the doctor alone can ask so: a client has no reason to. */
  boolean ofDoctorAlone() {
    return ask == Ask.CONNECTS || answers.startsWith(VIA);
  }

  /** Whether somebody has to give up waiting. */
  boolean waits() {
    return cause.endsWith("timeout") || cause.endsWith("unanswered") || cause.endsWith("withheld");
  }

  @Override
  public String toString() {
    return fault
        + (answers.equals("answer") ? "" : " (" + answers + ")")
        + (ask == Ask.GET ? "" : " " + ask);
  }
}
