package dev.sallyport.app.coverage;

import dev.sallyport.diagnosis.cause.Finding;
import dev.sallyport.gateway.Gateway;
import dev.sallyport.gateway.config.ConfigurationFile;
import dev.sallyport.gateway.record.ExchangeRecord;
import dev.sallyport.lab.fault.FaultServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;

/** A gateway with a site for each case, and what it says of its own traffic. */
final class GatewaySource implements Source, AutoCloseable {
  private static final double PATIENCE_SECONDS = 30;

  private final Map<Case, String> names = new LinkedHashMap<>();
  private final Map<String, BlockingQueue<ExchangeRecord>> ended = new LinkedHashMap<>();
  private final Path folder;
  private final Curl curl;
  private final Gateway gateway;

  private GatewaySource(
      Path folder, Curl curl, Map<Case, String> sites, ToIntFunction<Case> originPort)
      throws Exception {
    this.folder = folder;
    this.curl = curl;
    StringBuilder yaml =
        new StringBuilder(
            """
            listen: ["https://127.0.0.1:0"]
            console: off
            workers: 2
            rules: {crs: off}
            sites:
            """);
    sites.forEach((at, name) -> {
      names.put(at, name);
      ended.put(name, new LinkedBlockingQueue<>());
      yaml.append(site(at, name, originPort.applyAsInt(at)));
    });
    Path file = Files.createTempFile(folder, "gateway", ".yaml");
    Files.writeString(file, yaml);
    gateway = Gateway.start(ConfigurationFile.read(file).configuration(), this::ended);
  }

  static GatewaySource start(
      Path folder, Curl curl, List<Case> cases, ToIntFunction<Case> originPort) throws Exception {
    Map<Case, String> sites = new LinkedHashMap<>();
    cases.forEach(at -> sites.put(at, "case-" + sites.size() + ".lab.test"));
    return new GatewaySource(folder, curl, sites, originPort);
  }

  /** With one site, of that name. */
  static GatewaySource startAs(String name, Path folder, Curl curl, Case at, int originPort)
      throws Exception {
    return new GatewaySource(folder, curl, Map.of(at, name), c -> originPort);
  }

  int port() {
    return gateway.addresses().getFirst().getPort();
  }

  private static String site(Case at, String name, int originPort) {
    return """
      %s:
        certificate: {chain: site.pem, key: site.key}
        origins: ["https://127.0.0.1:%d"]
        timeouts: {%s}
        origin_tls: {trust: ca.pem, sni: %s, renegotiation: %s}
    """
        .formatted(
            name,
            originPort,
            timer(at.cause()),
            FaultServer.NAME,
            at.ofDoctorAlone() ? "answer" : at.answers());
  }

  /** The timer that is to fire, short; a busy machine must not let another one fire. */
  private static String timer(String cause) {
    return switch (cause) {
      case "origin.connect.timeout" -> "connect: 500ms";
      case "origin.handshake.timeout", "origin.handshake.legacy-renegotiation" ->
          "handshake: 500ms";
      case "origin.send.timeout" -> "send: 500ms";
      case "origin.response.timeout", "origin.response.continue-withheld" -> "response: 500ms";
      case "origin.renegotiation.unanswered" -> "response: 1500ms, renegotiation: 1500ms";
      case "origin.renegotiation.timeout" -> "renegotiation: 500ms";
      case "origin.response.body-timeout" -> "response_body: 500ms";
      case "origin.tunnel.timeout" -> "tunnel: 500ms";
      default -> "handshake: 30s";
    };
  }

  private void ended(ExchangeRecord exchange) {
    BlockingQueue<ExchangeRecord> queue =
        ended.get(exchange.request().host().replaceFirst(":.*", ""));
    if (queue != null) {
      queue.add(exchange);
    }
  }

  @Override
  public String name() {
    return "gateway";
  }

  @Override
  public List<Finding> look(Case at, int originPort) throws Exception {
    if (at.ofDoctorAlone()) {
      return List.of();
    }
    String name = Objects.requireNonNull(names.get(at));
    Path noKeys = folder.resolve("unused-keys.log");
    curl.ask(at.ask(), name, port(), PATIENCE_SECONDS, noKeys);
    List<Finding> found = new ArrayList<>();
    for (int i = 0; i < (at.ask() == Case.Ask.GET_TWICE ? 2 : 1); i++) {
      ExchangeRecord record = Objects.requireNonNull(ended.get(name)).poll(5, TimeUnit.SECONDS);
      if (record != null) {
        found.addAll(record.findings());
      }
    }
    return found;
  }

  @Override
  public void close() {
    gateway.close();
  }
}
