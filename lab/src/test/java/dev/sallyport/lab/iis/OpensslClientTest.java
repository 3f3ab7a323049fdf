package dev.sallyport.lab.iis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.lab.client.Command;
import dev.sallyport.lab.pki.LabPki;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** openssl s_client, whose willingness to renegotiate can be set. */
class OpensslClientTest {
  private static LabPki pki;

  @BeforeAll
  static void makePki() throws Exception {
    pki = LabPki.create();
  }

  private static Command.Result ask(IisLikeOrigin origin, String site, String... options)
      throws Exception {
    List<String> command = new ArrayList<>(List.of("openssl", "s_client", "-ign_eof", "-quiet"));
    command.addAll(List.of("-connect", "127.0.0.1:" + origin.port(), "-servername", site));
    command.addAll(List.of(options));
    String request = "GET / HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n".formatted(site);
    return Command.run(request, command.toArray(String[]::new));
  }

  private static List<Fact> facts(IisLikeOrigin origin) {
    return origin.facts().stream().map(DatedFact::fact).toList();
  }

  @Test
  void aWillingClientIsServed() throws Exception {
    try (IisLikeOrigin origin = IisLikeOrigin.start(pki, IisSettings.defaults())) {
      assertThat(ask(origin, "accept.lab.test").output()).contains("HTTP/1.1 200 OK");
      assertThat(facts(origin)).contains(new Fact.HelloRequestAnswered());
    }
  }

  @Test
  void aRefusingClientIsReset() throws Exception {
    try (IisLikeOrigin origin = IisLikeOrigin.start(pki, IisSettings.defaults())) {
      assertThat(ask(origin, "accept.lab.test", "-no_renegotiation").output())
          .doesNotContain("HTTP/1.1");
      assertThat(facts(origin))
          .hasAtLeastOneElementOfType(Fact.HelloRequestRefused.class)
          .doesNotHaveAnyElementsOfTypes(Fact.Answered.class);
    }
  }

  @Test
  void server2022ResetsWhereTls13CannotAsk() throws Exception {
    IisSettings settings = IisSettings.defaults().withTls(WindowsTls.SERVER_2022);
    try (IisLikeOrigin origin = IisLikeOrigin.start(pki, settings)) {
      assertThat(ask(origin, "accept.lab.test", "-tls1_3").output()).doesNotContain("HTTP/1.1");
      assertThat(facts(origin)).last().isEqualTo(new Fact.PostHandshakeAuthMissing());
    }
  }

  @Test
  void server2025Answers500WhereTls13CannotAsk() throws Exception {
    IisSettings settings = IisSettings.defaults().withTls(WindowsTls.SERVER_2025);
    try (IisLikeOrigin origin = IisLikeOrigin.start(pki, settings)) {
      assertThat(ask(origin, "accept.lab.test", "-tls1_3").output())
          .contains("HTTP/1.1 500", "0x80070032");
    }
  }

  @Test
  void theOfferOfPostHandshakeAuthIsSeen() throws Exception {
    IisSettings settings = IisSettings.defaults().withTls(WindowsTls.SERVER_2022);
    try (IisLikeOrigin origin = IisLikeOrigin.start(pki, settings)) {
      assertThat(ask(origin, "accept.lab.test", "-tls1_3", "-enable_pha").output())
          .contains("HTTP/1.1 200");
      assertThat(facts(origin)).contains(new Fact.PostHandshakeAuthNotPlayed());
    }
  }

  @Test
  void server2022RenegotiatesOverTls12() throws Exception {
    IisSettings settings = IisSettings.defaults().withTls(WindowsTls.SERVER_2022);
    try (IisLikeOrigin origin = IisLikeOrigin.start(pki, settings)) {
      assertThat(ask(origin, "accept.lab.test", "-tls1_2").output()).contains("HTTP/1.1 200 OK");
      assertThat(facts(origin)).contains(new Fact.HelloRequestAnswered());
    }
  }
}
