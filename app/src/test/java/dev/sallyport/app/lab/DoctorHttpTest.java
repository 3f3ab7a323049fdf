package dev.sallyport.app.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sallyport.app.Sallyport;
import dev.sallyport.lab.pki.LabPki;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The request in other manners, at nginx. */
class DoctorHttpTest {
  private static final String NAME = "http.lab.test";
  private static final String NGINX =
      """
      daemon off; master_process off; pid FOLDER/nginx.pid; error_log FOLDER/nginx.log;
      events {}
      http {
        access_log off; keepalive_timeout 4s; large_client_header_buffers 4 12k;
        client_body_temp_path FOLDER/n1; proxy_temp_path FOLDER/n2; fastcgi_temp_path FOLDER/n3;
        uwsgi_temp_path FOLDER/n4; scgi_temp_path FOLDER/n5;
        server {
          listen 127.0.0.1:PORT ssl http2;
          ssl_certificate FOLDER/gateway.pem; ssl_certificate_key FOLDER/gateway.key;
          location / { return 200 "This is nginx."; }
          location /ntlm {
            add_header WWW-Authenticate NTLM always; return 401;
          }
        }
      }
      """;

  @TempDir static Path folder;
  private static RealServer nginx;

  @BeforeAll
  static void start() throws Exception {
    assumeTrue(RealServer.installed("nginx"), "nginx is not installed");
    LabPki pki = LabPki.create();
    pki.writeAuthority(folder);
    pki.server(NAME).writePem(folder, "gateway");
    nginx = RealServer.start(folder, "nginx", NGINX, "-p", folder.toString(), "-c");
  }

  @AfterAll
  static void stop() {
    if (nginx != null) {
      nginx.close();
    }
  }

  private static Sallyport doctor(String path, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "doctor",
                "https://" + NAME + path,
                "--origin",
                "127.0.0.1:" + nginx.port(),
                "--cacert",
                folder.resolve("ca.pem").toString(),
                "--wait",
                "20"));
    arguments.addAll(List.of(more));
    return Sallyport.run(arguments.toArray(String[]::new));
  }

  @Test
  void theTableHasEachManner() throws Exception {
    Files.writeString(folder.resolve("body"), "a=1");
    Sallyport run = doctor("/", "-X", "PUT", "-d", "a=1", "--full");
    assertThat(run.out())
        .startsWith("ok: nothing was found")
        .containsPattern("HTTP/2 +status 200, ")
        .containsPattern("head of 8 KiB +status 200, ")
        .containsPattern("head of 16 KiB +status 400, ")
        .containsPattern("body in chunks +status 200, ")
        .containsPattern("body of 48 KiB +status 200, ")
        .containsPattern("end of connection +close")
        .containsPattern("connection at rest +closed after [3-6] s");
    assertThat(run.exitCode()).isZero();
  }

  @Test
  void aChallengeOfTheConnectionIsExplained() {
    assertThat(doctor("/ntlm").out()).containsPattern("authentication +NTLM: of the connection");
  }

  @Test
  void aBodyIsNotSentTwiceUnlessAllowed() {
    Sallyport once = doctor("/", "-d", "a=1");
    assertThat(once.out()).startsWith("ok: ").doesNotContain("HTTP/2", "reused");
    Sallyport both = doctor("/", "-d", "a=1", "--via", "127.0.0.1:" + nginx.port());
    assertThat(both.exitCode()).isEqualTo(2);
    assertThat(both.err()).contains("must not be sent twice");
    assertThat(doctor("/", "-d", "a=1", "--repeat-unsafe").out()).contains("HTTP/2");
  }
}
