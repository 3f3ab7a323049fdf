package dev.sallyport.app.lab;

import dev.sallyport.app.lab.LabGateway.Manner;
import dev.sallyport.diagnosis.detect.Diagnosis;
import dev.sallyport.diagnosis.report.Report;
import dev.sallyport.gateway.direct.DirectRequest;
import dev.sallyport.gateway.direct.DirectRequest.Asked;
import dev.sallyport.gateway.record.ExchangeRecord;
import dev.sallyport.gateway.site.Site;
import dev.sallyport.lab.iis.ClientCertificates;
import dev.sallyport.lab.iis.IisLikeOrigin;
import dev.sallyport.lab.iis.IisSettings;
import dev.sallyport.lab.pki.LabPki;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The servers of the lab and the order in which the story tries them. */
final class LabStory implements AutoCloseable {
  static final String IGNORE = "ignore.lab.test";
  static final String ACCEPT = "accept.lab.test";
  static final String REQUIRE = "require.lab.test";
  static final String FIRST_HANDSHAKE = "first-handshake.lab.test";
  static final List<String> SITES = List.of(IGNORE, ACCEPT, REQUIRE, FIRST_HANDSHAKE);

  private static final Duration PATIENT = Duration.ofSeconds(30);

  private final Path folder;
  private final Duration patience;
  private final LabClient client;
  private final IisLikeOrigin origin;
  private final LabShop shop = new LabShop();
  private final LabGateway sallyport;
  private final LabGateway withCertificate;
  private final LabGateway legacy;
  private final LabGateway hastyLegacy;

  /**
   * Starts all servers on loopback.
   *
   * @param folder private, for certificates and configurations
   * @param patience of the origin, at least one second
   * @param sallyportPort 0: any
   * @param legacyPort of the WAF that ignores HelloRequest; 0: any
   */
  LabStory(Path folder, Duration patience, int sallyportPort, int legacyPort) throws Exception {
    this.folder = folder;
    this.patience = patience;
    LabPki pki = LabPki.create();
    pki.writeAuthority(folder);
    pki.server("*.lab.test").writePem(folder, "gateway");
    pki.client("sallyport").writePem(folder, "client");
    this.client = new LabClient(pki);
    this.origin = IisLikeOrigin.start(pki, IisSettings.defaults().withPatience(patience));
    double seconds = patience.toMillis() / 1000.0;
    int port = origin.port();
    sallyport =
        LabGateway.start(
            folder,
            new Manner("sallyport", "answer", 60, false, shop.yaml(folder)),
            SITES,
            port,
            sallyportPort);
    withCertificate =
        LabGateway.start(folder, new Manner("certificate", "answer", 60, true), SITES, port, 0);
    legacy =
        LabGateway.start(
            folder, new Manner("legacy", "ignore", seconds * 4, false), SITES, port, legacyPort);
    hastyLegacy =
        LabGateway.start(
            folder, new Manner("hasty", "ignore", seconds * 0.6, false), SITES, port, 0);
  }

  IisLikeOrigin origin() {
    return origin;
  }

  LabGateway sallyport() {
    return sallyport;
  }

  LabGateway legacy() {
    return legacy;
  }

  /** Tries every path, in the order of the story; each result is told as soon as it is there. */
  List<LabPath> tell(Consumer<LabPath> told) throws Exception {
    List<LabPath> paths = new ArrayList<>();
    Consumer<LabPath> both =
        p -> {
          paths.add(p);
          told.accept(p);
        };
    both.accept(direct(ACCEPT, "client certificates: Accept"));
    both.accept(via(hastyLegacy, "legacy-waf", ACCEPT, "its timer ends first", PATIENT));
    both.accept(via(legacy, "legacy-waf", ACCEPT, "the origin gives up first", PATIENT));
    Duration impatient = patience.dividedBy(2);
    both.accept(via(legacy, "legacy-waf", ACCEPT, "the browser gives up first", impatient));
    both.accept(via(sallyport, "sallyport", ACCEPT, "answers the HelloRequest", PATIENT));
    both.accept(direct(REQUIRE, "client certificates: Require, none shown"));
    both.accept(via(sallyport, "sallyport", REQUIRE, "no client certificate", PATIENT));
    both.accept(via(withCertificate, "sallyport", REQUIRE, "with a client certificate", PATIENT));
    for (String site : List.of(FIRST_HANDSHAKE, IGNORE)) {
      String setting =
          site.equals(IGNORE) ? "client certificates: Ignore" : "asked in the first handshake";
      both.accept(direct(site, setting));
      both.accept(via(legacy, "legacy-waf", site, setting, PATIENT));
      both.accept(via(sallyport, "sallyport", site, setting, PATIENT));
    }
    origin.mode(ACCEPT, ClientCertificates.IGNORE);
    String after = "after the administrator chose Ignore";
    both.accept(direct(ACCEPT, after));
    both.accept(via(legacy, "legacy-waf", ACCEPT, after, PATIENT));
    both.accept(via(sallyport, "sallyport", ACCEPT, after, PATIENT));
    origin.mode(ACCEPT, ClientCertificates.ACCEPT);
    return paths;
  }

  /** Asks for the first page of each site, through the legacy WAF and through Sallyport. */
  void browse(Duration clientPatience) throws Exception {
    for (String site : SITES) {
      client.get(legacy.port(), site, clientPatience);
      client.get(sallyport.port(), site, clientPatience);
    }
  }

  /** Asks the protected site, through Sallyport, for a page and for what its rules deny. */
  void shop(Duration clientPatience) throws Exception {
    for (String target : LabShop.TARGETS) {
      client.get(sallyport.port(), LabShop.NAME, target, clientPatience);
    }
  }

  /** An SQL injection, blocked and detected; empty where no Core Rule Set is installed. */
  Optional<LabRules> rules() throws Exception {
    return LabRules.tell(folder, client);
  }

  private LabPath direct(String name, String setting) throws Exception {
    Site site = Objects.requireNonNull(sallyport.gateway().sites().named(name));
    Asked asked = new Asked(site.origins().origins().getFirst(), name, "/");
    DirectRequest.Result result =
        sallyport.gateway().direct(site, asked).get(PATIENT.toSeconds(), TimeUnit.SECONDS);
    return new LabPath(
        "direct",
        name,
        setting,
        result.status(),
        result.durationNanos() / 1e9,
        Diagnosis.report(List.of(result.trail())));
  }

  private LabPath via(
      LabGateway gateway, String path, String site, String setting, Duration clientPatience)
      throws Exception {
    long began = System.nanoTime();
    int status = client.get(gateway.port(), site, clientPatience);
    double seconds = (System.nanoTime() - began) / 1e9;
    ExchangeRecord record = gateway.next();
    if (record.status() != status) {
      throw new IOException(
          "the client got " + status + ", the gateway's log says " + record.status());
    }
    Report report = Diagnosis.report(List.of(record.trail()));
    return new LabPath(path, site, setting, status, seconds, report);
  }

  @Override
  public void close() throws IOException {
    sallyport.close();
    withCertificate.close();
    legacy.close();
    hastyLegacy.close();
    origin.close();
    shop.close();
  }
}
