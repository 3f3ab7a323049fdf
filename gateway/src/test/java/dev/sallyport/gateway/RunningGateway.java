package dev.sallyport.gateway;

import dev.sallyport.gateway.config.Configuration;
import dev.sallyport.gateway.config.ConfigurationFile;
import dev.sallyport.gateway.record.ExchangeObserver;
import dev.sallyport.gateway.record.ExchangeRecord;
import dev.sallyport.lab.pki.LabPki;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A gateway on an ephemeral port, configured by text, with what it told of its exchanges. */
public final class RunningGateway implements AutoCloseable {
  private final Path folder;
  private final LabPki pki;
  private final String top;
  private final Gateway gateway;
  private final BlockingQueue<ExchangeRecord> exchanges = new LinkedBlockingQueue<>();
  private volatile boolean behind;

  private final class Told implements ExchangeObserver {
    @Override
    public void ended(ExchangeRecord exchange) {
      exchanges.add(exchange);
    }

    @Override
    public boolean behind() {
      return behind;
    }
  }

  private RunningGateway(Path folder, LabPki pki, String top, String... sites) throws Exception {
    this.folder = folder;
    this.pki = pki;
    this.top = top;
    this.gateway = Gateway.start(read(withKeys(top, sites)), new Told());
  }

  /**
   * Starts one.
   *
   * @param folder for its files
   * @param sites YAML of the sites, each {@code NAME: {...}}; trust and certificates are added
   */
  public static RunningGateway start(Path folder, LabPki pki, String... sites) throws Exception {
    pki.writeAuthority(folder);
    pki.server("*.lab.test", "lab.test").writePem(folder, "site");
    return new RunningGateway(folder, pki, "", sites);
  }

  /** Starts one that serves clients without SNI, and any name that it does not know, by a site. */
  public static RunningGateway startWithDefault(
      Path folder, LabPki pki, String defaultSite, String... sites) throws Exception {
    return startWith(folder, pki, "default_site: " + defaultSite + "\n", sites);
  }

  /**
   * Starts one with keys of the top level.
   *
   * @param top their YAML, each with its line's end; without {@code listen}: one https socket
   */
  public static RunningGateway startWith(Path folder, LabPki pki, String top, String... sites)
      throws Exception {
    pki.writeAuthority(folder);
    pki.server("*.lab.test", "lab.test", "127.0.0.1").writePem(folder, "site");
    return new RunningGateway(folder, pki, top, sites);
  }

  static String yaml(String... sites) {
    return withKeys("", sites);
  }

  private static String withKeys(String top, String... sites) {
    StringBuilder text = new StringBuilder(top);
    if (!top.contains("listen:")) {
      text.append("listen: [https://127.0.0.1:0]\n");
    }
    if (!top.contains("workers:")) {
      text.append("workers: 2\n");
    }
    if (!top.contains("rules:")) {
      text.append("rules: {crs: off}\n");
    }
    text.append("console: off\nsites:\n");
    for (String site : sites) {
      text.append(site.indent(2));
      text.append("    certificate: {chain: site.pem, key: site.key}\n");
    }
    return text.toString();
  }

  /** One site's YAML with an origin that the lab's authority vouches for. */
  public static String site(String name, String origin, String... more) {
    StringBuilder text = new StringBuilder(name + ":\n  origins: [\"" + origin + "\"]\n");
    for (String line : more) {
      text.append("  ").append(line).append('\n');
    }
    return text.toString();
  }

  Configuration read(String yaml) throws Exception {
    Path file = Files.writeString(folder.resolve("sallyport.yaml"), yaml);
    return ConfigurationFile.read(file).configuration();
  }

  /** Lets whoever hears of exchanges be behind, or no longer. */
  void behind(boolean on) {
    behind = on;
  }

  public Gateway gateway() {
    return gateway;
  }

  public int port() {
    return gateway.addresses().getFirst().getPort();
  }

  public LabPki pki() {
    return pki;
  }

  public void reload(String... sites) throws Exception {
    gateway.reload(read(withKeys(top, sites)));
  }

  /** A client connection with that SNI name. */
  public TestClient client(String serverName) throws Exception {
    return TestClient.connect(port(), serverName, pki, "http/1.1");
  }

  /** The next exchange that ended; waits for it. */
  public ExchangeRecord next() throws InterruptedException {
    ExchangeRecord record = exchanges.poll(30, TimeUnit.SECONDS);
    if (record == null) {
      throw new AssertionError("no exchange ended");
    }
    return record;
  }

  /** All that have ended so far and were not asked for. */
  public List<ExchangeRecord> all() {
    List<ExchangeRecord> list = new ArrayList<>();
    exchanges.drainTo(list);
    return list;
  }

  @Override
  public void close() {
    gateway.close();
  }
}
