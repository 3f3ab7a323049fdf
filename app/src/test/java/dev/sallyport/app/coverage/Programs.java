package dev.sallyport.app.coverage;

import dev.sallyport.app.lab.RealServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;

/**
 * Servers that everybody has, each told to do something wrong; started where they are installed.
 */
final class Programs {
  private static final String OPENSSL = "openssl";
  private static final String NGINX = "nginx";
  private static final String HAPROXY = "haproxy";
  private static final String APACHE = "apache2";

  /** Of RSA, for suites that want it. */
  private static final String SERVE =
      "s_server -www -accept 127.0.0.1:PORT -key FOLDER/../rsa.key -cert FOLDER/../rsa.pem ";

  private static final String OF_NGINX =
      """
      daemon off; master_process off; pid FOLDER/nginx.pid; error_log FOLDER/nginx.log;
      events {}
      http {
        access_log off;
        client_body_temp_path FOLDER/n1; proxy_temp_path FOLDER/n2; fastcgi_temp_path FOLDER/n3;
        uwsgi_temp_path FOLDER/n4; scgi_temp_path FOLDER/n5;
        server {
          listen 127.0.0.1:PORT SSL;
          ssl_certificate FOLDER/../site.pem; ssl_certificate_key FOLDER/../site.key;
          WRONG
        }
      }
      """;

  private static final String OF_HAPROXY =
      """
      defaults
        mode http
        timeout connect 10s
        timeout client 30s
        timeout server 30s
      frontend clients
        bind 127.0.0.1:PORT ssl crt FOLDER/../both.pem
        WRONG
      """;

  private static final String OF_APACHE =
      """
      LoadModule mpm_event_module /usr/lib/apache2/modules/mod_mpm_event.so
      LoadModule authz_core_module /usr/lib/apache2/modules/mod_authz_core.so
      LoadModule ssl_module /usr/lib/apache2/modules/mod_ssl.so
      LoadModule alias_module /usr/lib/apache2/modules/mod_alias.so
      ServerName fault.lab.test
      ServerRoot FOLDER
      DefaultRuntimeDir FOLDER
      PidFile FOLDER/apache.pid
      ErrorLog FOLDER/error.log
      User nobody
      Group nogroup
      ServerLimit 1
      StartServers 1
      ThreadsPerChild 16
      MaxRequestWorkers 16
      Listen 127.0.0.1:PORT
      SSLEngine on
      SSLCertificateFile FOLDER/../site.pem
      SSLCertificateKeyFile FOLDER/../site.key
      SSLCACertificateFile FOLDER/../ca.pem
      SSLSessionCache none
      AliasMatch ^ FOLDER/page.txt
      WRONG
      """;

  private static final String TLS_1_2 = "SSLProtocol TLSv1.2\n";
  private static final String OPTIONAL = "<Location />\nSSLVerifyClient optional\n</Location>\n";

  /**
   * What a program is told.
   *
   * @param wrong what is wrong about its configuration, or its arguments
   * @param also causes that are true as well
   */
  record Told(
      String name,
      String program,
      String wrong,
      String cause,
      Case.Ask ask,
      String answers,
      Set<String> also) {

    Told(String name, String program, String wrong, String cause, Case.Ask ask) {
      this(name, program, wrong, cause, ask, "answer", Set.of());
    }

    Told also(String... causes) {
      return new Told(name, program, wrong, cause, ask, answers, Set.of(causes));
    }

    Told answering(String manner) {
      return new Told(name, program, wrong, cause, ask, manner, also);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static final List<Told> ALL =
      List.of(
          new Told(
                  "openssl -tls1_1",
                  OPENSSL,
                  "-tls1_1 -cipher DEFAULT@SECLEVEL=0",
                  "origin.handshake.alert-protocol-version",
                  Case.Ask.GET)
              .also("origin.handshake.no-shared-protocol", "origin.handshake.failed"),
          new Told(
                  "openssl -cipher CAMELLIA256-SHA",
                  OPENSSL,
                  "-tls1_2 -cipher CAMELLIA256-SHA",
                  "origin.handshake.no-shared-cipher",
                  Case.Ask.HELLOS)
              .also("origin.handshake.alert-handshake-failure"),
          new Told(
                  "openssl -groups brainpoolP256r1",
                  OPENSSL,
                  "-tls1_2 -cipher ECDHE -groups brainpoolP256r1",
                  "origin.handshake.no-shared-group",
                  Case.Ask.HELLOS)
              .also(
                  "origin.handshake.alert-handshake-failure", "origin.handshake.no-shared-cipher"),
          new Told(
              "openssl -Verify",
              OPENSSL,
              "-tls1_2 -Verify 1 -verify_return_error",
              "origin.handshake.alert-handshake-failure",
              Case.Ask.GET),
          new Told(
              "nginx return 444", NGINX, "return 444;", "origin.response.closed", Case.Ask.GET),
          new Told(
              "nginx proxy_pass to nobody",
              NGINX,
              "location / { proxy_pass https://127.0.0.1:1; }",
              "origin.response.server-error",
              Case.Ask.GET),
          new Told(
                  "nginx without ssl",
                  NGINX,
                  "return 200;",
                  "origin.handshake.plain-http",
                  Case.Ask.GET)
              .also("origin.handshake.closed"),
          new Told(
              "haproxy without a server",
              HAPROXY,
              "default_backend none\nbackend none\n",
              "origin.response.server-error",
              Case.Ask.GET),
          new Told(
                  "apache SSLVerifyClient optional",
                  APACHE,
                  TLS_1_2 + OPTIONAL,
                  "origin.renegotiation.unanswered",
                  Case.Ask.GET)
              .answering("ignore"),
          new Told(
              "apache SSLVerifyClient require",
              APACHE,
              TLS_1_2 + OPTIONAL.replace("optional", "require"),
              "origin.renegotiation.certificate-required",
              Case.Ask.GET),
          new Told(
                  "apache SSLRenegBufferSize",
                  APACHE,
                  TLS_1_2 + OPTIONAL.replace("</", "SSLRenegBufferSize 50000\n</"),
                  "origin.renegotiation.body-too-large",
                  Case.Ask.MIDDLE_POST)
              .also("origin.response.body-refused"),
          new Told(
              "apache SSLVerifyClient at tls13",
              APACHE,
              OPTIONAL,
              "origin.renegotiation.post-handshake-auth",
              Case.Ask.GET));

  private Programs() {}

  /** Those of which the program is installed, as cases. */
  static List<Case> installed() {
    return ALL.stream()
        .filter(told -> RealServer.installed(told.program))
        .map(told ->
            new Case(
                told.name,
                (pki, folder) -> open(told, folder),
                told.cause,
                told.ask,
                told.answers,
                told.also))
        .toList();
  }

  private static Case.Origin open(Told told, Path parent) throws Exception {
    Files.setPosixFilePermissions(parent, PosixFilePermissions.fromString("rwxr-xr-x"));
    Path folder = Files.createTempDirectory(parent, told.program);
    RealServer server =
        switch (told.program) {
          case OPENSSL -> {
            List<String> arguments = List.of((SERVE + told.wrong).split(" "));
            yield RealServer.start(folder, OPENSSL, arguments);
          }
          case NGINX -> {
            String conf =
                OF_NGINX
                    .replace("SSL", told.cause.endsWith("plain-http") ? "" : "ssl")
                    .replace("WRONG", told.wrong);
            yield RealServer.start(folder, NGINX, conf, "-p", folder.toString(), "-c");
          }
          case HAPROXY -> {
            Files.writeString(
                parent.resolve("both.pem"),
                Files.readString(parent.resolve("site.pem"))
                    + Files.readString(parent.resolve("site.key")));
            String conf = OF_HAPROXY.replace("WRONG", told.wrong);
            yield RealServer.start(folder, HAPROXY, conf, "-db", "-f");
          }
          default -> {
            Files.writeString(folder.resolve("page.txt"), "This is Apache.\n");
            String conf = OF_APACHE.replace("WRONG", told.wrong);
            yield RealServer.start(folder, APACHE, conf, "-X", "-f");
          }
        };
    return new Case.Origin(server.port(), server::close);
  }
}
