package dev.sallyport.app.coverage;

import static dev.sallyport.app.coverage.ClientCase.HEAD;
import static dev.sallyport.app.coverage.ClientCase.OTHER;
import static dev.sallyport.app.coverage.ClientCase.SITE;
import static dev.sallyport.app.coverage.ClientCase.Setting.SOUND;
import static dev.sallyport.app.coverage.ScriptedClient.send;
import static dev.sallyport.app.coverage.ScriptedClient.takeAll;

import dev.sallyport.diagnosis.catalogue.Alerts;
import dev.sallyport.diagnosis.catalogue.Catalogue;
import dev.sallyport.lab.fault.FaultServer;
import java.io.IOException;
import java.net.Socket;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocket;

/** Every client at fault, and every decision of the gateway's own, that one machine can show. */
final class ClientCases {
  private static final String GET = "GET /" + HEAD + "Connection: close\r\n\r\n";
  private static final String POST = "POST /" + HEAD + "Connection: close\r\n";

  private ClientCases() {}

  static List<ClientCase> all() {
    return Stream.of(tls(), requests(), decisions(), rules(), origins(), leaving(), alerts())
        .flatMap(List::stream)
        .filter(at -> at.toString().matches(System.getProperty("sallyport.case", ".*")))
        .toList();
  }

  private static List<ClientCase> tls() {
    return List.of(
        ClientCase.of(
            "no PROXY header",
            "client.accept.proxy-header",
            SOUND.top(
                """
                listen: [{address: "https://127.0.0.1:0", proxy_protocol: true}]
                trusted_proxies: [127.0.0.0/8]
                """),
            client -> takeAll(send(client.plain(), "GET / HTTP/1.1\r\n\r\n"))),
        ClientCase.of(
            "no ClientHello in time",
            "client.tls.timeout",
            SOUND.site("timeouts: {client_handshake: 500ms}"),
            client -> takeAll(client.greeted(SITE))),
        ClientCase.of(
            "closed after the ServerHello",
            "client.tls.closed",
            SOUND,
            client -> client.greeted(SITE).close()),
        ClientCase.of(
            "no suite in common",
            "client.tls.failed",
            SOUND,
            client -> {
              SSLSocket socket = client.socket(SITE);
              socket.setEnabledProtocols(new String[] {"TLSv1.2"});
              // the gateway's certificate here has no RSA key
              socket.setEnabledCipherSuites(new String[] {"TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"});
              refused(socket);
            }),
        ClientCase.of(
            "unknown name",
            "client.tls.unrecognized-name",
            SOUND,
            client -> refused(client.socket("unknown.lab.test"))),
        ClientCase.of("no name", "client.tls.no-name", SOUND, client -> refused(client.socket())),
        ClientCase.of(
            "plain HTTP",
            "client.tls.plain-http",
            SOUND,
            client -> takeAll(send(client.plain(), "GET / HTTP/1.1\r\nHost: a\r\n\r\n"))),
        ClientCase.of(
            "handshake and nothing more", "", SOUND, client -> client.secure(SITE).close()));
  }

  private static void refused(SSLSocket socket) {
    try {
      socket.startHandshake();
    } catch (IOException e) {
      // that is the point
    }
  }

  private static List<ClientCase> requests() {
    return List.of(
        ClientCase.of("a sound request", "", SOUND, client -> client.ask(SITE, GET)),
        ClientCase.of(
            "head not ended",
            "client.request.timeout",
            SOUND.site("timeouts: {request_head: 500ms}"),
            client -> client.ask(SITE, "GET /" + HEAD + "X: ")),
        ClientCase.of(
            "body not ended",
            "client.request.body-timeout",
            SOUND.site("timeouts: {request_body: 500ms}"),
            client -> client.ask(SITE, POST + "Content-Length: 9\r\n\r\nhello")),
        ClientCase.of(
            "left in its head",
            "client.request.closed",
            SOUND,
            client -> send(client.secure(SITE), "GET /" + HEAD).close()),
        ClientCase.of(
            "left in its body",
            "client.request.closed",
            SOUND,
            client -> send(client.secure(SITE), POST + "Content-Length: 9\r\n\r\nhello").close()),
        ClientCase.of(
            "two lengths",
            "client.request.malformed",
            SOUND,
            client -> client.ask(SITE, POST + "Content-Length: 1\r\nContent-Length: 2\r\n\r\nab")),
        ClientCase.of(
            "a long head",
            "client.request.head-too-large",
            SOUND.site("limits: {head_bytes: 4KiB}"),
            client -> client.ask(SITE, "GET /" + HEAD + "X: " + "x".repeat(5000) + "\r\n\r\n")),
        ClientCase.of(
            "a head just short enough",
            "",
            SOUND.site("limits: {head_bytes: 8KiB}"),
            client ->
                client.ask(
                    SITE,
                    "GET /" + HEAD + "Connection: close\r\nX: " + "x".repeat(5000) + "\r\n\r\n")),
        ClientCase.of(
            "a long body",
            "client.request.body-too-large",
            SOUND.site("limits: {body_bytes: 1KiB}"),
            client -> client.ask(SITE, POST + "Content-Length: 2000\r\n\r\n" + "x".repeat(2000))),
        ClientCase.of(
            "a host of no site",
            "client.request.no-site",
            SOUND,
            client -> client.ask(SITE, GET.replace(SITE, "nowhere.lab.test"))),
        ClientCase.of(
            "a host of another site",
            "client.request.misdirected",
            SOUND,
            client -> client.ask(SITE, GET.replace(SITE, OTHER))));
  }

  private static List<ClientCase> decisions() {
    return List.of(
        ClientCase.of(
            "too many connections",
            "gateway.accept.limit",
            SOUND.top("max_connections: 1\n"),
            client -> {
              client.secure(SITE);
              takeAll(client.plain());
            }),
        ClientCase.of(
            "no connection free",
            "gateway.queue.timeout",
            SOUND
                .site("limits: {origin_connections: 1}\n  timeouts: {queue: 500ms}")
                .origin("response-unanswered"),
            client -> {
              send(client.secure(SITE), GET);
              Thread.sleep(500); // the first has the connection
              client.ask(SITE, GET);
            }),
        ClientCase.of(
                "all origins down",
                "gateway.queue.no-origin",
                SOUND.origin("https://127.0.0.1:1,https://127.0.0.1:2"), // nobody is there
                client -> {
                  for (int i = 0; i < 6; i++) {
                    client.ask(SITE, GET);
                  }
                })
            .also("origin.connect.refused"));
  }

  private static List<ClientCase> rules() {
    String bodies = "SecRequestBodyAccess On\nSecResponseBodyAccess On\n";
    String exhausting = "@rx ^(?=a)(a|aa)+$";
    return List.of(
        ClientCase.of(
            "a rule denies",
            "rules.request.denied",
            SOUND.rules("SecRule ARGS:q \"@streq bad\" \"id:1,phase:1,deny,log,msg:'no'\"\n"),
            client -> client.ask(SITE, GET.replace("GET /", "GET /?q=bad"))),
        ClientCase.of(
            "a rule that does not match",
            "",
            SOUND.rules("SecRule ARGS:q \"@streq bad\" \"id:1,phase:1,deny,log,msg:'no'\"\n"),
            client -> client.ask(SITE, GET.replace("GET /", "GET /?q=good"))),
        ClientCase.of(
            "more than the rules read",
            "rules.request.limit",
            SOUND.rules(bodies + "SecRequestBodyLimit 1000\nSecRequestBodyLimitAction Reject\n"),
            client ->
                client.ask(
                    SITE,
                    POST
                        + "Content-Type: application/x-www-form-urlencoded\r\n"
                        + "Content-Length: 2000\r\n\r\n"
                        + "x".repeat(2000))),
        ClientCase.of(
                "a rule that gives up",
                "rules.request.exhausted",
                SOUND.rules(
                    "SecRule ARGS \"" + exhausting + "\" \"id:1,phase:2,pass,log,msg:'never'\"\n"),
                client ->
                    client.ask(SITE, GET.replace("GET /", "GET /?x=" + "a".repeat(3000) + "b")))
            .also("rules.request.denied"),
        ClientCase.of(
                "a rule that gives up after the response",
                "rules.response.exhausted",
                SOUND.rules(
                    "SecRule ARGS \"" + exhausting + "\" \"id:1,phase:3,pass,log,msg:'never'\"\n"),
                client ->
                    client.ask(SITE, GET.replace("GET /", "GET /?x=" + "a".repeat(3000) + "b")))
            .also("rules.response.denied"),
        ClientCase.of(
            "a rule holds the response back",
            "rules.response.denied",
            SOUND.rules(
                bodies
                    + "SecResponseBodyMimeType text/plain\n"
                    + "SecRule RESPONSE_BODY \"@contains ok\""
                    + " \"id:1,phase:4,deny,log,msg:'no'\"\n"),
            client -> client.ask(SITE, GET)),
        ClientCase.of(
            "a response longer than the rules read",
            "rules.response.limit",
            SOUND.rules(
                bodies
                    + "SecResponseBodyMimeType text/plain\n"
                    + "SecResponseBodyLimit 2\nSecResponseBodyLimitAction Reject\n"),
            client -> client.ask(SITE, GET)));
  }

  private static List<ClientCase> origins() {
    return List.of(
        ClientCase.of(
            "an origin without an address",
            "origin.dns.not-found",
            SOUND.origin("https://nowhere.lab.invalid:443").site("timeouts: {dns: 5s}"),
            client -> client.ask(SITE, GET)),
        ClientCase.of(
            "an origin without a route",
            "origin.connect.unreachable",
            // TCP has no group addresses: the system refuses them as unreachable
            SOUND.origin("https://224.0.0.1:443"),
            client -> client.ask(SITE, GET)));
  }

  private static List<ClientCase> leaving() {
    return List.of(
        ClientCase.of(
            "the gateway is stopped while it waits",
            "gateway.request.drain",
            SOUND.origin("response-unanswered"),
            client -> {
              send(client.secure(SITE), GET);
              Thread.sleep(500); // the origin has it
              client.stopGateway();
            }),
        ClientCase.of(
            "left while it waits",
            "client.response.closed",
            SOUND.origin("response-unanswered"),
            client -> {
              Socket socket = send(client.secure(SITE), GET);
              Thread.sleep(500);
              socket.close();
            }),
        ClientCase.of(
            "takes nothing of the response",
            "client.response.write-timeout",
            SOUND.origin("body-large").site("timeouts: {client_write: 1s}"),
            client -> {
              Socket socket = send(client.secure(SITE), GET);
              Thread.sleep(4_000);
              socket.close();
            }));
  }

  /** Every alert that TLS knows, in answer to the gateway's certificate. */
  private static List<ClientCase> alerts() {
    return IntStream.rangeClosed(1, 255)
        .filter(description -> !Alerts.name(description).equals("unknown"))
        .mapToObj(description -> alert(description, Alerts.byClient(description).id()))
        .toList();
  }

  private static ClientCase alert(int description, String cause) {
    if (Catalogue.find(cause).isEmpty()) {
      throw new IllegalStateException(cause);
    }
    return ClientCase.of(
        "alert " + Alerts.name(description),
        cause,
        SOUND,
        client -> ScriptedClient.alert(client.greeted(SITE), description));
  }

  /** What clients of an origin say of its handshake, as a capture shows it. */
  static List<ClientCase> captured() {
    return List.of(
            refusing(71, "origin.handshake.no-shared-cipher"),
            refusing(46, "origin.handshake.certificate-rejected"),
            refusing(44, "origin.handshake.certificate-revoked"))
        .stream()
        .filter(at -> at.toString().matches(System.getProperty("sallyport.case", ".*")))
        .toList();
  }

  private static ClientCase refusing(int description, String cause) {
    return ClientCase.of(
        "captured alert " + Alerts.name(description),
        cause,
        SOUND,
        client -> ScriptedClient.alert(client.greeted(FaultServer.NAME), description));
  }
}
