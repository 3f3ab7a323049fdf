package dev.sallyport.app.coverage;

import dev.sallyport.diagnosis.cause.Finding;
import dev.sallyport.doctor.Doctor;
import dev.sallyport.doctor.connection.TlsSettings;
import dev.sallyport.doctor.exchange.Patience;
import dev.sallyport.doctor.exchange.Request;
import dev.sallyport.lab.fault.FaultServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The doctor, who knows two addresses at most: that of the origin, and where the case is about the
 * manners of a gateway, that of one.
 */
final class DoctorSource implements Source {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Duration SHORT = Duration.ofMillis(700);

  private static final Set<Case.Ask> ASKED =
      Set.of(Case.Ask.GET, Case.Ask.GET_TWICE, Case.Ask.MIDDLE_POST, Case.Ask.LARGE_POST);

  private final Path folder;
  private final Curl curl;
  private final KeyStore anchors;

  DoctorSource(Path folder, Curl curl, KeyStore anchors) {
    this.folder = folder;
    this.curl = curl;
    this.anchors = anchors;
  }

  @Override
  public String name() {
    return "doctor";
  }

  @Override
  public List<Finding> look(Case at, int originPort) throws Exception {
    if (!ASKED.contains(at.ask())) {
      return List.of(); // the doctor does not ask so
    }
    if (at.answers().equals("answer")) {
      return examine(at, originPort, null);
    }
    try (GatewaySource gateway =
        GatewaySource.startAs(FaultServer.NAME, folder, curl, at, originPort)) {
      return examine(at, originPort, loopback(gateway.port()));
    }
  }

  private List<Finding> examine(Case at, int originPort, @Nullable InetSocketAddress via)
      throws Exception {
    TlsSettings tls =
        new TlsSettings(FaultServer.NAME, List.of("TLSv1.3", "TLSv1.2"), anchors, true);
    return new Doctor(tls, patience(at.cause()))
        .examine(request(at.ask()), loopback(originPort), via, at.ask() == Case.Ask.GET_TWICE)
        .findings();
  }

  private static InetSocketAddress loopback(int port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  private static Request request(Case.Ask ask) {
    int bodyBytes =
        switch (ask) {
          case LARGE_POST -> Curl.LARGE_BYTES;
          case MIDDLE_POST -> Curl.MIDDLE_BYTES;
          default -> 0;
        };
    String method = bodyBytes == 0 ? "GET" : "POST";
    return new Request(method, "/", FaultServer.NAME, List.of(), new byte[bodyBytes]);
  }

  /** Short where waiting is the point; a busy machine must not let another timer end it. */
  private static Patience patience(String cause) {
    return switch (cause) {
      case "origin.connect.timeout" -> new Patience(SHORT, LONG, LONG);
      case "origin.handshake.timeout", "origin.handshake.legacy-renegotiation" ->
          new Patience(LONG, SHORT, LONG);
      case "origin.renegotiation.timeout",
          "origin.response.timeout",
          "origin.response.body-timeout",
          "origin.send.timeout" ->
          new Patience(LONG, LONG, SHORT);
      default -> new Patience(LONG, LONG, LONG);
    };
  }
}
