package dev.sallyport.doctor.offers;

import dev.sallyport.doctor.connection.TlsSettings;
import dev.sallyport.doctor.survey.Check;
import dev.sallyport.doctor.survey.Scope;
import dev.sallyport.doctor.survey.Topic;
import dev.sallyport.doctor.survey.Way;
import dev.sallyport.wire.tls.ProtocolVersion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What the TLS server of a way takes and refuses, and the certificate that it shows. */
public final class TlsTopic implements Topic {
  private static final Duration MOST_PATIENCE = Duration.ofSeconds(3);

  private final TlsSettings tls;
  private final Duration patience;

  /** {@code patience}: for each handshake; three seconds at most are used. */
  public TlsTopic(TlsSettings tls, Duration patience) {
    this.tls = tls;
    this.patience = patience.compareTo(MOST_PATIENCE) < 0 ? patience : MOST_PATIENCE;
  }

  @Override
  public String name() {
    return "tls";
  }

  @Override
  public List<Check> checks(Way way, Scope scope) {
    String name = tls.sendsName() ? tls.serverName() : null;
    Interview interview = new Interview(new Peer(way, patience), new Offers(name));
    List<Check> checks = new ArrayList<>();
    add(checks, interview, UsualHello.QUESTION, UsualHello.MOST, new UsualHello());
    for (int version : versions(scope)) {
      OneVersion asking = new OneVersion(version);
      add(checks, interview, asking.question(), 1, asking);
    }
    Handshaker handshaker = new Handshaker(way, tls, patience);
    add(checks, interview, "certificate", 1, new CertificateShown(handshaker, tls));
    if (scope.covers(Scope.NORMAL)) {
      add(checks, interview, "secure renegotiation", 1, new SecureRenegotiation());
      add(checks, interview, "server names", ServerNames.MOST, new ServerNames(way.address()));
      add(checks, interview, "protocols", Protocols.MOST, new Protocols());
      add(checks, interview, "large ClientHello", HelloSizes.MOST, new HelloSizes());
      add(checks, interview, "resumption", Resumption.MOST, new Resumption(way, tls, patience));
      add(checks, interview, "finite-field key", 2, new FiniteField());
      add(checks, interview, "groups", Choices.MOST_GROUPS, Choices.groups());
      add(checks, interview, "suites", Choices.USUAL_SUITES, Choices.suites(false));
    }
    if (scope.covers(Scope.FULL)) {
      add(checks, interview, "all suites", Choices.MOST_SUITES, Choices.suites(true));
      add(checks, interview, "signatures", Choices.MOST_SIGNATURES, Choices.signatures());
    }
    return checks;
  }

  private static List<Integer> versions(Scope scope) {
    return scope.covers(Scope.NORMAL)
        ? List.of(
            ProtocolVersion.TLS_1_3,
            ProtocolVersion.TLS_1_2,
            ProtocolVersion.TLS_1_1,
            ProtocolVersion.TLS_1_0)
        : List.of(ProtocolVersion.TLS_1_3, ProtocolVersion.TLS_1_2);
  }

  private static void add(
      List<Check> checks,
      Interview interview,
      String question,
      int connections,
      TlsCheck.Asking asking) {
    checks.add(new TlsCheck(question, connections, interview, asking));
  }
}
