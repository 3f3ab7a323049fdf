package dev.sallyport.app.lab;

import dev.sallyport.gateway.Gateway;
import dev.sallyport.gateway.config.Configuration;
import dev.sallyport.gateway.config.ConfigurationFile;
import dev.sallyport.gateway.record.ExchangeRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A gateway of the lab, configured by a file like anybody's. */
final class LabGateway implements AutoCloseable {
  /** Where failed exchanges are recorded, beside its file. */
  static final String RECORDINGS = "recordings";

  /**
   * How it treats its origin.
   *
   * @param name of its file
   * @param renegotiation policy word
   * @param responseSeconds its timer
   * @param clientCertificate whether it has one to show
   * @param more sites, in YAML
   */
  record Manner(
      String name,
      String renegotiation,
      double responseSeconds,
      boolean clientCertificate,
      String more) {
    Manner(String name, String renegotiation, double responseSeconds, boolean clientCertificate) {
      this(name, renegotiation, responseSeconds, clientCertificate, "");
    }
  }

  private final Gateway gateway;
  private final BlockingQueue<ExchangeRecord> ended;

  private LabGateway(Gateway gateway, BlockingQueue<ExchangeRecord> ended) {
    this.gateway = gateway;
    this.ended = ended;
  }

  static LabGateway start(Path folder, Manner manner, List<String> sites, int originPort, int port)
      throws Exception {
    Path file = folder.resolve(manner.name() + ".yaml");
    Files.writeString(file, yaml(manner, sites, originPort, port));
    return start(file);
  }

  /** Starts one by a file that is there. */
  static LabGateway start(Path file) throws Exception {
    Configuration configuration = ConfigurationFile.read(file).configuration();
    BlockingQueue<ExchangeRecord> ended = new LinkedBlockingQueue<>();
    return new LabGateway(Gateway.start(configuration, ended::add), ended);
  }

  private static String yaml(Manner manner, List<String> sites, int originPort, int port) {
    StringBuilder text = new StringBuilder();
    text.append("listen: [\"https://127.0.0.1:").append(port).append("\"]\n");
    text.append("console: off\nworkers: 1\nrules: {crs: off}\n");
    text.append("recorder: {folder: ").append(RECORDINGS).append("}\n");
    text.append("defaults: {recorder: {on: failure, secrets: true}}\nsites:\n");
    long millis = Math.round(manner.responseSeconds() * 1000);
    for (String site : sites) {
      text.append("  ").append(site).append(":\n");
      text.append("    certificate: {chain: gateway.pem, key: gateway.key}\n");
      text.append("    origins: [\"https://127.0.0.1:").append(originPort).append("\"]\n");
      text.append("    timeouts: {response: ").append(millis).append("ms, renegotiation: ");
      text.append(millis).append("ms}\n");
      text.append("    origin_tls:\n      sni: ").append(site).append('\n');
      text.append("      trust: ca.pem\n      renegotiation: ").append(manner.renegotiation());
      text.append('\n');
      if (manner.clientCertificate()) {
        text.append("      client_certificate: {chain: client.pem, key: client.key}\n");
      }
    }
    return text.append(manner.more()).toString();
  }

  Gateway gateway() {
    return gateway;
  }

  int port() {
    return gateway.addresses().getFirst().getPort();
  }

  /** The exchange that ended next. */
  ExchangeRecord next() throws InterruptedException, IOException {
    ExchangeRecord record = ended.poll(30, TimeUnit.SECONDS);
    if (record == null) {
      throw new IOException("the gateway told of no exchange");
    }
    return record;
  }

  BlockingQueue<ExchangeRecord> ended() {
    return ended;
  }

  @Override
  public void close() {
    gateway.close();
  }
}
