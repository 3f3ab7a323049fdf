package dev.sallyport.app.coverage;

import dev.sallyport.diagnosis.cause.Finding;
import dev.sallyport.doctor.Doctor;
import dev.sallyport.doctor.connection.TlsSettings;
import dev.sallyport.doctor.exchange.Patience;
import dev.sallyport.doctor.exchange.Request;
import dev.sallyport.doctor.http.HttpTopic;
import dev.sallyport.doctor.offers.TlsTopic;
import dev.sallyport.doctor.reach.TcpTopic;
import dev.sallyport.doctor.survey.Progress;
import dev.sallyport.doctor.survey.Scope;
import dev.sallyport.doctor.survey.Survey;
import dev.sallyport.doctor.survey.Topic;
import dev.sallyport.doctor.survey.Way;
import dev.sallyport.lab.fault.FaultServer;
import dev.sallyport.lab.fault.Faults;
import dev.sallyport.lab.pki.LabPki;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The doctor, who knows two addresses at most: that of the origin, and where the case is about the
 * manners of a gateway, that of one.
 */
final class DoctorSource implements Source {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Duration SHORT = Duration.ofMillis(700);

  /** RFC 6455 section 4.1, its own example key. */
  private static final List<String> UPGRADE =
      List.of(
          "Connection: Upgrade",
          "Upgrade: websocket",
          "Sec-WebSocket-Version: 13",
          "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==");

  private final Path folder;
  private final Curl curl;
  private final LabPki pki;

  DoctorSource(Path folder, Curl curl, LabPki pki) {
    this.folder = folder;
    this.curl = curl;
    this.pki = pki;
  }

  @Override
  public String name() {
    return "doctor";
  }

  @Override
  public List<Finding> look(Case at, int originPort) throws Exception {
    if (at.answers().equals("answer")) {
      return examine(at, originPort, null);
    }
    if (at.answers().startsWith(Case.VIA)) {
      String other = at.answers().substring(Case.VIA.length());
      try (FaultServer gateway = FaultServer.start(Faults.named(other), pki)) {
        return examine(at, originPort, gateway.address());
      }
    }
    try (GatewaySource gateway =
        GatewaySource.startAs(FaultServer.NAME, folder, curl, at, originPort)) {
      return examine(at, originPort, loopback(gateway.port()));
    }
  }

  private List<Finding> examine(Case at, int originPort, @Nullable InetSocketAddress via)
      throws Exception {
    TlsSettings tls =
        new TlsSettings(FaultServer.NAME, List.of("TLSv1.3", "TLSv1.2"), pki.trustStore(), true);
    List<Way> ways = new ArrayList<>(List.of(new Way(Way.Kind.DIRECT, loopback(originPort))));
    if (via != null) {
      ways.add(new Way(Way.Kind.VIA, via));
    }
    Patience patience = patience(at.cause());
    Request request = request(at.ask());
    List<Topic> topics =
        switch (at.ask()) {
          case HELLOS -> List.of(new TlsTopic(tls, patience.handshake()));
          case CONNECTS -> List.of(new TcpTopic(List.of(), patience.connect()));
          case MANNERS, HTTP_2_GET, EXPECTING_POST ->
              List.of(new HttpTopic(tls, patience, request, true));
          default -> List.of();
        };
    return new Doctor(tls, patience)
        .examine(
            request,
            ways,
            at.ask() == Case.Ask.GET_TWICE,
            new Survey(topics, Scope.NORMAL, Progress.NONE))
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
    byte[] body = ask == Case.Ask.EXPECTING_POST ? new byte[] {'o', 'k'} : new byte[bodyBytes];
    String method = body.length == 0 ? "GET" : "POST";
    List<String> fields = ask == Case.Ask.UPGRADE ? UPGRADE : List.of();
    return new Request(method, "/", FaultServer.NAME, fields, body);
  }

  /** Short where waiting is the point; a busy machine must not let another timer end it. */
  private static Patience patience(String cause) {
    return switch (cause) {
      case "origin.connect.timeout" -> new Patience(SHORT, LONG, LONG);
      case "origin.connect.intermittent" -> new Patience(SHORT, SHORT, LONG);
      case "origin.handshake.timeout", "origin.handshake.legacy-renegotiation" ->
          new Patience(LONG, SHORT, LONG);
      case "origin.renegotiation.timeout",
          "origin.response.timeout",
          "origin.response.body-timeout",
          "origin.tunnel.timeout",
          "origin.send.timeout" ->
          new Patience(LONG, LONG, SHORT);
      default -> new Patience(LONG, LONG, LONG);
    };
  }
}
