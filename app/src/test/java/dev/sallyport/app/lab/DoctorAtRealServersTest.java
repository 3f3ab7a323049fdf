package dev.sallyport.app.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sallyport.app.Sallyport;
import dev.sallyport.lab.pki.LabPki;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Apache httpd that asks for client certificates by location, so after the request: direct, behind
 * nginx, behind HAProxy, and behind the gateway that ignores a HelloRequest.
 */
class DoctorAtRealServersTest {
  private static final String TLS12 = "tls12.lab.test";
  private static final String TLS13 = "tls13.lab.test";
  private static final Path MODULES = Path.of("/usr/lib/apache2/modules");

  private static final String APACHE =
      """
      LoadModule mpm_event_module /usr/lib/apache2/modules/mod_mpm_event.so
      LoadModule authz_core_module /usr/lib/apache2/modules/mod_authz_core.so
      LoadModule ssl_module /usr/lib/apache2/modules/mod_ssl.so
      LoadModule alias_module /usr/lib/apache2/modules/mod_alias.so
      ServerName origin.lab.test
      ServerRoot FOLDER
      DefaultRuntimeDir FOLDER
      PidFile FOLDER/apache.pid
      ErrorLog FOLDER/error.log
      User nobody
      Group nogroup
      ServerLimit 1
      StartServers 1
      ThreadsPerChild 64
      MaxRequestWorkers 64
      Listen 127.0.0.1:PORT
      SSLCertificateFile FOLDER/gateway.pem
      SSLCertificateKeyFile FOLDER/gateway.key
      SSLCACertificateFile FOLDER/ca.pem
      SSLSessionCache none
      AliasMatch ^ FOLDER/page.txt
      <Location /optional>
        SSLVerifyClient optional
      </Location>
      <Location /require>
        SSLVerifyClient require
      </Location>
      <VirtualHost 127.0.0.1:PORT>
        ServerName tls12.lab.test
        SSLEngine on
        SSLProtocol TLSv1.2
      </VirtualHost>
      <VirtualHost 127.0.0.1:PORT>
        ServerName tls13.lab.test
        SSLEngine on
        SSLProtocol +TLSv1.2 +TLSv1.3
      </VirtualHost>
      """;

  private static final String NGINX =
      """
      daemon off; master_process off; pid FOLDER/nginx.pid; error_log FOLDER/nginx.log;
      events {}
      http {
        access_log off;
        client_body_temp_path FOLDER/n1; proxy_temp_path FOLDER/n2; fastcgi_temp_path FOLDER/n3;
        uwsgi_temp_path FOLDER/n4; scgi_temp_path FOLDER/n5;
        ssl_certificate FOLDER/gateway.pem; ssl_certificate_key FOLDER/gateway.key;
        server {
          listen 127.0.0.1:PORT ssl;
          location / {
            proxy_pass https://127.0.0.1:ORIGIN; proxy_http_version 1.1;
            proxy_set_header Host $http_host;
            proxy_ssl_server_name on; proxy_ssl_name $host;
          }
        }
      }
      """;

  private static final String HAPROXY =
      """
      defaults
        mode http
        timeout connect 10s
        timeout client 30s
        timeout server 30s
      frontend clients
        bind 127.0.0.1:PORT ssl crt FOLDER/both.pem
        default_backend origin
      backend origin
        server apache 127.0.0.1:ORIGIN ssl verify none sni ssl_fc_sni
      """;

  private static final String LEGACY =
      """
      listen: ["https://127.0.0.1:0"]
      console: off
      workers: 1
      rules: {crs: off}
      sites:
        tls12.lab.test:
          certificate: {chain: gateway.pem, key: gateway.key}
          origins: ["https://127.0.0.1:ORIGIN"]
          timeouts: {response: 3s, renegotiation: 3s}
          origin_tls: {sni: tls12.lab.test, trust: ca.pem, renegotiation: ignore}
        tls13.lab.test:
          certificate: {chain: gateway.pem, key: gateway.key}
          origins: ["https://127.0.0.1:ORIGIN"]
          timeouts: {response: 3s, renegotiation: 3s}
          origin_tls: {sni: tls13.lab.test, trust: ca.pem, renegotiation: ignore, post_handshake_auth: report}
      """;

  @TempDir static Path folder;
  private static final Map<String, Integer> PORTS = new HashMap<>();
  private static final List<AutoCloseable> RUNNING = new ArrayList<>();

  @BeforeAll
  static void start() throws Exception {
    assumeTrue(Files.isDirectory(MODULES), "apache2 is not installed");
    LabPki pki = LabPki.create();
    pki.writeAuthority(folder);
    pki.server(TLS12, TLS13).writePem(folder, "gateway");
    pki.client("doctor").writePem(folder, "client");
    Files.writeString(folder.resolve("page.txt"), "This is Apache.\n");
    Files.writeString(
        folder.resolve("both.pem"),
        Files.readString(folder.resolve("gateway.pem"))
            + Files.readString(folder.resolve("gateway.key")));
    int origin = running("direct", RealServer.start(folder, "apache2", APACHE, "-X", "-f"));
    if (RealServer.installed("nginx")) {
      String conf = NGINX.replace("ORIGIN", Integer.toString(origin));
      running("nginx", RealServer.start(folder, "nginx", conf, "-p", folder.toString(), "-c"));
    }
    if (RealServer.installed("haproxy")) {
      String conf = HAPROXY.replace("ORIGIN", Integer.toString(origin));
      running("haproxy", RealServer.start(folder, "haproxy", conf, "-db", "-f"));
    }
    Path file = folder.resolve("legacy.yaml");
    Files.writeString(file, LEGACY.replace("ORIGIN", Integer.toString(origin)));
    LabGateway legacy = LabGateway.start(file);
    RUNNING.add(legacy);
    PORTS.put("legacy", legacy.port());
  }

  private static int running(String name, RealServer server) {
    RUNNING.add(server);
    PORTS.put(name, server.port());
    return server.port();
  }

  @AfterAll
  static void stop() throws Exception {
    for (AutoCloseable each : RUNNING.reversed()) {
      each.close();
    }
  }

  private static Sallyport doctor(String site, String path, String way, boolean certificate) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "doctor",
                "https://" + site + path,
                "--quick",
                "--wait",
                "20",
                "--origin",
                "127.0.0.1:" + PORTS.get("direct"),
                "--cacert",
                folder.resolve("ca.pem").toString()));
    if (!way.equals("direct")) {
      assumeTrue(PORTS.containsKey(way), way + " is not installed");
      arguments.addAll(List.of("--via", "127.0.0.1:" + PORTS.get(way)));
    }
    if (certificate) {
      arguments.addAll(
          List.of(
              "--cert", folder + "/client.pem", "--key", folder.resolve("client.key").toString()));
    }
    return Sallyport.run(arguments.toArray(String[]::new));
  }

  /**
   * Without a certificate. What is certain comes first; that TLS 1.3 hides the wish comes along.
   */
  @ParameterizedTest
  @CsvSource({
    "tls12.lab.test, /open, direct, ok",
    "tls12.lab.test, /open, nginx, ok",
    "tls12.lab.test, /open, haproxy, ok",
    "tls12.lab.test, /open, legacy, ok",
    "tls13.lab.test, /open, direct, ok",
    "tls13.lab.test, /open, nginx, ok",
    "tls13.lab.test, /open, haproxy, ok",
    "tls13.lab.test, /open, legacy, ok",
    "tls12.lab.test, /optional, direct, ok",
    "tls12.lab.test, /optional, nginx, ok",
    "tls12.lab.test, /optional, haproxy, ok",
    "tls12.lab.test, /optional, legacy, origin.renegotiation.unanswered (likely) at via",
    "tls12.lab.test, /require, direct, origin.renegotiation.certificate-required (certain) at direct",
    "tls12.lab.test, /require, nginx, origin.renegotiation.certificate-required (certain) at direct",
    "tls12.lab.test, /require, haproxy, origin.renegotiation.certificate-required (certain) at direct",
    "tls12.lab.test, /require, legacy, origin.renegotiation.certificate-required (certain) at direct",
    "tls13.lab.test, /optional, direct, origin.renegotiation.post-handshake-auth (likely) at direct",
    "tls13.lab.test, /optional, nginx, origin.renegotiation.post-handshake-auth (likely) at direct",
    "tls13.lab.test, /optional, haproxy, origin.renegotiation.post-handshake-auth (likely) at direct",
    "tls13.lab.test, /optional, legacy, origin.renegotiation.post-handshake-auth (likely) at direct",
    "tls13.lab.test, /require, direct, origin.renegotiation.certificate-required (certain) at direct",
    "tls13.lab.test, /require, nginx, origin.renegotiation.certificate-required (certain) at direct",
    "tls13.lab.test, /require, haproxy, origin.renegotiation.certificate-required (certain) at direct",
    "tls13.lab.test, /require, legacy, origin.renegotiation.certificate-required (certain) at direct",
  })
  void namesTheCause(String site, String path, String way, String wanted) {
    Sallyport run = doctor(site, path, way, false);
    holds(run, wanted);
    boolean late = site.equals(TLS13) && !path.equals("/open");
    assertThat(run.out().contains("origin.renegotiation.post-handshake-auth (likely)"))
        .as(run.out())
        .isEqualTo(late);
  }

  /** With one, which none of the gateways has. */
  @ParameterizedTest
  @CsvSource({
    "direct, ok",
    "nginx, origin.renegotiation.certificate-required (likely) at via",
    "haproxy, origin.renegotiation.certificate-required (likely) at via",
    "legacy, origin.renegotiation.unanswered (likely) at via"
  })
  void namesTheGatewaysMissingCertificate(String way, String wanted) {
    holds(doctor(TLS12, "/require", way, true), wanted);
  }

  private static void holds(Sallyport run, String wanted) {
    String first = run.out().lines().findFirst().orElse("");
    if (wanted.equals("ok")) {
      assertThat(first).as(run.out()).isEqualTo("ok: nothing was found");
      assertThat(run.exitCode()).isZero();
    } else {
      assertThat(first).as(run.out()).contains(": " + wanted);
      assertThat(run.exitCode()).isEqualTo(1);
    }
  }
}
