package dev.sallyport.diagnosis.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What others can say about a failure, we can say too; what we leave out has a reason. */
class VocabularyTest {
  static final Vocabulary HAPROXY_CONNECTION_ERRORS =
      Vocabulary.of(
          "HAProxy connection errors",
          """
          CONF_FDLIM gateway.connect.local
          PROC_FDLIM gateway.connect.local
          SYS_FDLIM gateway.connect.local
          SYS_MEMLIM gateway.connect.local
          SOCK_ERR gateway.connect.local
          PORT_RANGE gateway.connect.local
          CANT_BIND gateway.connect.local
          FREE_PORTS gateway.connect.local
          ADDR_INUSE gateway.connect.local
          PRX_EMPTY client.accept.proxy-header
          PRX_ABORT client.accept.proxy-header
          PRX_TIMEOUT client.accept.proxy-header
          PRX_TRUNCATED client.accept.proxy-header
          PRX_NOT_HDR client.accept.proxy-header
          PRX_BAD_HDR client.accept.proxy-header
          PRX_BAD_PROTO client.accept.proxy-header
          SSL_EMPTY client.tls.closed
          SSL_ABORT client.tls.closed,origin.handshake.closed
          SSL_TIMEOUT client.tls.timeout,origin.handshake.timeout
          SSL_NO_MEM gateway.response.fault
          SSL_RENEG client.tls.failed
          SSL_CA_FAIL origin.handshake.certificate-untrusted
          SSL_CRT_FAIL origin.handshake.certificate-rejected
          SSL_MISMATCH origin.handshake.certificate-name-mismatch
          SSL_MISMATCH_SNI origin.handshake.certificate-name-mismatch
          SSL_HANDSHAKE client.tls.failed,origin.handshake.failed
          SSL_FATAL origin.response.tls-fault
          POLLERR origin.response.reset
          EREFUSED origin.connect.refused
          ERESET origin.response.reset
          EUNREACH origin.connect.unreachable
          ENOMEM gateway.response.fault
          EBADF gateway.response.fault
          EFAULT gateway.response.fault
          EINVAL gateway.response.fault
          ENCONN gateway.response.fault
          ENSOCK gateway.response.fault
          ENOBUFS gateway.connect.local
          EPIPE origin.send.reset
          """,
          """
          NOPROTO an address without a protocol cannot be configured
          CIP_EMPTY NetScaler's header is not spoken
          CIP_ABORT NetScaler's header is not spoken
          CIP_TIMEOUT NetScaler's header is not spoken
          CIP_TRUNCATED NetScaler's header is not spoken
          CIP_BAD_MAGIC NetScaler's header is not spoken
          CIP_BAD_PROTO NetScaler's header is not spoken
          SSL_TOO_MANY connections are bounded before TLS: gateway.accept.limit
          SSL_HANDSHAKE_HB no TLS library here has heartbeats
          SSL_KILLED_HB no TLS library here has heartbeats
          SSL_NO_TARGET an origin without a target cannot be configured
          SSL_EARLY_FAILED early data is not offered
          SOCKS4_SEND SOCKS is not spoken
          SOCKS4_RECV SOCKS is not spoken
          SOCKS4_DENY SOCKS is not spoken
          SOCKS4_ABORT SOCKS is not spoken
          REVERSE connections are not reversed
          """);

  static final Vocabulary PROXY_STATUS =
      Vocabulary.of(
          "RFC 9209 error types",
          """
          dns_timeout origin.dns.timeout
          dns_error origin.dns.not-found
          destination_not_found client.request.no-site
          destination_unavailable gateway.queue.no-origin
          destination_ip_unroutable origin.connect.unreachable
          connection_refused origin.connect.refused
          connection_terminated origin.response.closed
          connection_timeout origin.connect.timeout
          connection_read_timeout origin.response.body-timeout
          connection_write_timeout origin.send.timeout
          connection_limit_reached gateway.queue.timeout
          tls_protocol_error origin.handshake.failed
          tls_certificate_error origin.handshake.certificate-untrusted
          tls_alert_received origin.handshake.alert-handshake-failure
          http_request_error client.request.malformed
          http_request_denied rules.request.denied
          http_response_incomplete origin.response.truncated
          http_response_header_section_size origin.response.head-too-large
          http_response_timeout origin.response.timeout
          http_upgrade_failed origin.tunnel.upgrade-refused
          http_protocol_error origin.response.malformed
          proxy_internal_response gateway.request.drain
          proxy_internal_error gateway.response.fault
          """,
          """
          destination_ip_prohibited origins are named in the configuration, not by clients
          http_response_header_size the head is bounded as a whole
          http_response_body_size bodies pass as they come, without a bound
          http_response_trailer_section_size trailers are bounded like the head
          http_response_trailer_size trailers are bounded like the head
          http_response_transfer_coding told as http_protocol_error, the rule in the evidence
          http_response_content_coding bodies are passed on as they are coded
          proxy_configuration_error a configuration with a fault is refused before it is used
          proxy_loop_detected loops are not looked for
          """);

  static List<Vocabulary> all() {
    return List.of(
        Vocabulary.HAPROXY_STATES,
        HAPROXY_CONNECTION_ERRORS,
        Vocabulary.ENVOY_FLAGS,
        NginxMessages.ALL,
        Vocabulary.CLOUDFLARE,
        PROXY_STATUS);
  }

  @ParameterizedTest
  @MethodSource("all")
  void everyCodeOfTheirsHasACauseOfOurs(Vocabulary theirs) {
    theirs
        .causes()
        .forEach((code, ids) -> {
          for (String id : ids.split(",", -1)) {
            assertThat(Catalogue.find(id)).as(theirs.name() + " " + code).isPresent();
          }
        });
    Set<String> both = new HashSet<>(theirs.causes().keySet());
    both.retainAll(theirs.unmapped().keySet());
    assertThat(both).isEmpty();
  }

  /** Each vocabulary with the file that holds its codes as plain facts. */
  static List<Arguments> facts() {
    return List.of(
        Arguments.of("haproxy-states.txt", 39, Vocabulary.HAPROXY_STATES),
        Arguments.of("haproxy-connection-errors.txt", 56, HAPROXY_CONNECTION_ERRORS),
        Arguments.of("envoy-flags.txt", 31, Vocabulary.ENVOY_FLAGS),
        Arguments.of("nginx-messages.txt", 21, NginxMessages.ALL),
        Arguments.of("cloudflare-statuses.txt", 9, Vocabulary.CLOUDFLARE),
        Arguments.of("rfc9209-error-types.txt", 32, PROXY_STATUS));
  }

  @ParameterizedTest
  @MethodSource("facts")
  void everyCodeOfTheirsIsTold(String file, int howMany, Vocabulary ours) throws IOException {
    assertThat(codes(file)).hasSize(howMany);
    assertThat(untold(codes(file), ours)).isEmpty();
    assertThat(ours.codes().stream().filter(code -> !code.isEmpty())).isSubsetOf(codes(file));
  }

  @ParameterizedTest
  @MethodSource("facts")
  void noCodeCanBeTakenOut(String file, int howMany, Vocabulary ours) throws IOException {
    for (String code : codes(file)) {
      assertThat(untold(codes(file), ours.without(code))).containsExactly(code);
    }
  }

  private static Set<String> untold(Set<String> theirs, Vocabulary ours) {
    Set<String> untold = new LinkedHashSet<>(theirs);
    untold.removeAll(ours.codes());
    return untold;
  }

  private static Set<String> codes(String file) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(VocabularyTest.class.getResourceAsStream(file), file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .collect(Collectors.toCollection(LinkedHashSet::new));
    }
  }

  @Test
  void theErrorTypesAreThoseOfTheRfc() throws IOException {
    assertThat(codes("rfc9209-error-types.txt"))
        .containsExactlyInAnyOrderElementsOf(ProxyErrorTypes.REGISTERED);
  }

  @Test
  void aTypeOfRfc9209IsWhatItsCauseIsSentAs() {
    PROXY_STATUS
        .causes()
        .forEach((type, id) ->
            assertThat(Catalogue.find(id).orElseThrow().mapping().proxyStatus()).isEqualTo(type));
  }

  @Test
  void whatIsLeftOutIsNotUsed() {
    assertThat(Catalogue.all().stream().map(cause -> cause.mapping().proxyStatus()))
        .doesNotContainAnyElementsOf(PROXY_STATUS.unmapped().keySet());
  }
}
