package dev.sallyport.app.coverage;

import dev.sallyport.capture.keys.Keys;
import dev.sallyport.diagnosis.cause.Finding;
import dev.sallyport.gateway.Gateway;
import dev.sallyport.gateway.config.Configuration;
import dev.sallyport.gateway.config.ConfigurationFile;
import dev.sallyport.gateway.record.ExchangeRecord;
import dev.sallyport.lab.fault.FaultServer;
import dev.sallyport.lab.fault.Faults;
import dev.sallyport.lab.pki.LabPki;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A gateway of its own for each client at fault, and what it says of it. */
final class ClientSource {
  private final Path folder;
  private final LabPki pki;

  ClientSource(Path folder, LabPki pki) {
    this.folder = folder;
    this.pki = pki;
  }

  Sight look(ClientCase at) throws Exception {
    BlockingQueue<ExchangeRecord> ended = new LinkedBlockingQueue<>();
    try (FaultServer origin = origin(at);
        Gateway gateway = Gateway.start(configuration(at, origin), ended::add)) {
      int port = gateway.addresses().getFirst().getPort();
      try (ScriptedClient client = new ScriptedClient(port, pki, gateway::close)) {
        at.manner().meet(client);
      }
      return new Sight(at, "gateway", findings(ended, at));
    }
  }

  /** The same client before the origin itself, in a capture. */
  Sight capture(ClientCase at) throws Exception {
    RecordingRelay relay;
    try (FaultServer origin = Objects.requireNonNull(origin(at))) {
      relay = new RecordingRelay(origin.port());
      try (relay;
          ScriptedClient client = new ScriptedClient(relay.port(), pki, () -> {})) {
        at.manner().meet(client);
      }
    }
    return new Sight(at, "capture", CaptureSource.findings(relay, new Keys(), at.toString()));
  }

  private @Nullable FaultServer origin(ClientCase at) throws Exception {
    String origin = at.setting().origin();
    return origin.startsWith("https:") ? null : FaultServer.start(Faults.named(origin), pki);
  }

  private Configuration configuration(ClientCase at, @Nullable FaultServer origin)
      throws Exception {
    ClientCase.Setting setting = at.setting();
    String url = origin == null ? setting.origin() : "https://127.0.0.1:" + origin.port();
    Path rules = Files.writeString(Files.createTempFile(folder, "rules", ".conf"), setting.rules());
    Path file = Files.createTempFile(folder, "gateway", ".yaml");
    String listen = setting.top().contains("listen") ? "" : "listen: [\"https://127.0.0.1:0\"]\n";
    Files.writeString(
        file,
        listen
            + setting.top()
            + "console: off\nworkers: 1\nsites:\n"
            + site(ClientCase.SITE, url, rules, setting.site())
            + site(ClientCase.OTHER, url, rules, ""));
    return ConfigurationFile.read(file).configuration();
  }

  private static String site(String name, String origin, Path rules, String more) {
    return """
      %s:
        certificate: {chain: site.pem, key: site.key}
        origins: ["%s"]
        origin_tls: {trust: ca.pem, sni: %s}
        rules: {crs: off, mode: block, after: [%s]}
        %s
    """
        .formatted(
            name,
            origin.replace(",", "\", \""),
            FaultServer.NAME,
            rules.getFileName(),
            more.replace("\n", "\n  "));
  }

  /** What it said of all that ended, at most a little later. */
  private static List<Finding> findings(BlockingQueue<ExchangeRecord> ended, ClientCase at)
      throws InterruptedException {
    List<Finding> found = new ArrayList<>();
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(at.cause().isEmpty() ? 1 : 20);
    while (System.nanoTime() < until
        && found.stream().noneMatch(finding -> finding.cause().id().equals(at.cause()))) {
      ExchangeRecord record = ended.poll(100, TimeUnit.MILLISECONDS);
      if (record != null) {
        found.addAll(record.findings());
      }
    }
    return found;
  }
}
