package dev.sallyport.lab.iis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.lab.client.Command;
import dev.sallyport.lab.pki.Identity;
import dev.sallyport.lab.pki.LabPki;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** curl, which answers a HelloRequest, against every mode of the IIS-like origin. */
class CurlTest {
  @TempDir static Path folder;

  private static LabPki pki;
  private static Path megabyte;
  private static Path small;

  private final List<IisLikeOrigin> origins = new ArrayList<>();

  @BeforeAll
  static void makeFiles() throws Exception {
    Command.assumeInstalled("curl");
    pki = LabPki.create();
    pki.writeAuthority(folder);
    pki.client("client.lab.test").writePem(folder, "client");
    Identity stranger = LabPki.create().client("stranger.lab.test");
    stranger.writePem(folder, "stranger");
    megabyte = Files.write(folder.resolve("megabyte"), new byte[1 << 20]);
    small = Files.write(folder.resolve("small"), new byte[1000]);
  }

  @AfterEach
  void stop() {
    origins.forEach(IisLikeOrigin::close);
  }

  private void start(IisSettings settings) throws Exception {
    origins.add(IisLikeOrigin.start(pki, settings));
  }

  private IisLikeOrigin origin() {
    return origins.getLast();
  }

  private Command.Result curl(String site, String path, String... options) throws Exception {
    List<String> command = new ArrayList<>(List.of("curl", "-sS", "-i", "--noproxy", "*"));
    command.addAll(List.of("--cacert", folder.resolve("ca.pem").toString()));
    command.addAll(List.of("--resolve", "%s:%d:127.0.0.1".formatted(site, origin().port())));
    command.addAll(List.of(options));
    command.add("https://%s:%d%s".formatted(site, origin().port(), path));
    return Command.run("", command.toArray(String[]::new));
  }

  private static String[] certificate(String name) {
    return new String[] {
      "--cert", folder.resolve(name + ".pem").toString(),
      "--key", folder.resolve(name + ".key").toString()
    };
  }

  private List<Fact> facts() {
    return origin().facts().stream().map(DatedFact::fact).toList();
  }

  @Test
  void ignoreServesWithoutHelloRequest() throws Exception {
    start(IisSettings.defaults());
    assertThat(curl("ignore.lab.test", "/").output())
        .contains("HTTP/1.1 200 OK", "This is ignore.lab.test");
    assertThat(facts()).doesNotContain(new Fact.HelloRequestSent());
  }

  @Test
  void acceptServesAfterARenegotiation() throws Exception {
    start(IisSettings.defaults());
    assertThat(curl("accept.lab.test", "/").output())
        .contains("HTTP/1.1 200 OK", "Lab-Client-Certificate: none");
    assertThat(facts())
        .containsSubsequence(
            new Fact.Requested("GET", "/"),
            new Fact.HelloRequestSent(),
            new Fact.HelloRequestAnswered(),
            new Fact.Answered(200));
  }

  @ParameterizedTest
  @CsvSource({"accept.lab.test", "require.lab.test", "first-handshake.lab.test"})
  void theCertificateIsSeen(String site) throws Exception {
    start(IisSettings.defaults());
    assertThat(curl(site, "/", certificate("client")).output())
        .contains("HTTP/1.1 200 OK", "Lab-Client-Certificate: CN=client.lab.test");
    assertThat(facts()).contains(new Fact.PeerCertificate("CN=client.lab.test"));
  }

  @Test
  void requireRefusesByPageNotByAlert() throws Exception {
    start(IisSettings.defaults());
    assertThat(curl("require.lab.test", "/").output()).contains("HTTP/1.1 403 Forbidden", "403.7");
    assertThat(facts()).contains(new Fact.HelloRequestAnswered());
  }

  @Test
  void aStrangersCertificateIsRefusedByPage() throws Exception {
    start(IisSettings.defaults());
    assertThat(curl("accept.lab.test", "/", certificate("stranger")).output())
        .contains("HTTP/1.1 403 Forbidden", "403.16");
  }

  @Test
  void firstHandshakeAsksWithoutHelloRequest() throws Exception {
    start(IisSettings.defaults());
    assertThat(curl("first-handshake.lab.test", "/").output()).contains("HTTP/1.1 200 OK");
    assertThat(facts()).doesNotContain(new Fact.HelloRequestSent());
  }

  @Test
  void aSmallBodyIsReadAheadOfTheRenegotiation() throws Exception {
    start(IisSettings.defaults());
    assertThat(curl("accept.lab.test", "/echo", "--data-binary", "@" + small).output())
        .contains("HTTP/1.1 200 OK", "Content-Length: 1000");
  }

  @Test
  void aLargeBodyIsTooLarge() throws Exception {
    start(IisSettings.defaults());
    assertThat(curl("accept.lab.test", "/", "--data-binary", "@" + megabyte, "-H", "Expect:"))
        .extracting(Command.Result::output)
        .asString()
        .contains("HTTP/1.1 413 Content Too Large", "Connection: close");
    assertThat(facts()).doesNotContain(new Fact.HelloRequestSent());
  }

  @ParameterizedTest
  @CsvSource({"Expect: 100-continue", "Transfer-Encoding: chunked"})
  void aLargeBodyPassesWhereNothingIsAskedOrTheClientWaits(String field) throws Exception {
    start(IisSettings.defaults());
    String site = field.startsWith("Expect") ? "accept.lab.test" : "ignore.lab.test";
    assertThat(curl(site, "/bytes?n=5", "--data-binary", "@" + megabyte, "-H", field).output())
        .contains("HTTP/1.1 200 OK", "01234");
  }

  @Test
  void aLargeBodyMayBeInFlightDuringTheRenegotiation() throws Exception {
    start(IisSettings.defaults().withBodyInFlight());
    String[] options = {"--data-binary", "@" + megabyte, "-H", "Expect:", "-o", "/dev/null", "-D-"};
    assertThat(curl("accept.lab.test", "/echo", options).output())
        .contains("HTTP/1.1 200 OK", "Content-Length: 1048576");
    assertThat(facts()).contains(new Fact.HelloRequestAnswered());
  }

  @Test
  void oneConnectionSurvivesThreeRenegotiations() throws Exception {
    start(IisSettings.defaults().withEveryRequest());
    String again = "https://accept.lab.test:%d/%%s".formatted(origin().port());
    String[] options = {again.formatted("1"), again.formatted("2")};
    assertThat(curl("accept.lab.test", "/3", options).output()).contains("HTTP/1.1 200 OK");
    assertThat(facts()).filteredOn(new Fact.HelloRequestAnswered()::equals).hasSize(3);
    assertThat(origin().facts()).extracting(DatedFact::connection).containsOnly(1);
  }

  @Test
  void oneRenegotiationServesAWholeConnection() throws Exception {
    start(IisSettings.defaults());
    String again = "https://accept.lab.test:%d/again".formatted(origin().port());
    curl("accept.lab.test", "/", again);
    assertThat(facts()).filteredOn(new Fact.HelloRequestAnswered()::equals).hasSize(1);
    assertThat(facts()).filteredOn(new Fact.Answered(200)::equals).hasSize(2);
  }

  @Test
  void theAdministratorsChangeToIgnoreHolds() throws Exception {
    start(IisSettings.defaults());
    origin().mode("accept.lab.test", ClientCertificates.IGNORE);
    assertThat(curl("accept.lab.test", "/").output()).contains("HTTP/1.1 200 OK");
    assertThat(facts()).doesNotContain(new Fact.HelloRequestSent());
  }

  @Test
  void aHeadRequestHasNoBody() throws Exception {
    start(IisSettings.defaults());
    assertThat(curl("ignore.lab.test", "/bytes?n=100", "-I").output())
        .contains("Content-Length: 100")
        .doesNotContain("0123");
  }

  @Test
  void anUnknownNameIsReset() throws Exception {
    start(IisSettings.defaults());
    assertThat(curl("nobody.lab.test", "/").output()).contains("reset by peer");
    assertThat(facts()).containsExactly(new Fact.NoBinding("nobody.lab.test"));
  }
}
