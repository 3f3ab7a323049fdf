package dev.sallyport.diagnosis.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The 65 known ways in which HTTPS back to an origin fails: each has a cause of ours. */
class OriginFailuresTest {
  /** Where more than one is named, the trail decides. */
  private static final String TABLE =
      """
      1 HelloRequest unanswered: origin.renegotiation.unanswered
      2 no_renegotiation sent: origin.renegotiation.refused
      3 certificate required, none shown: origin.renegotiation.certificate-required
      4 large body and renegotiation, 413: origin.renegotiation.body-too-large
      5 deadlock with a body in flight: origin.renegotiation.timeout
      6 post-handshake authentication: origin.renegotiation.post-handshake-auth
      7 HTTP/2 and renegotiation: origin.response.http-1-1-required
      8 legacy renegotiation refused: origin.handshake.legacy-renegotiation origin.renegotiation.unsafe
      9 inner handshake inconsistent: origin.renegotiation.failed origin.renegotiation.closed
      10 renegotiation at every request: origin.renegotiation.repeated
      11 certificate asked in the first handshake: origin.handshake.alert-certificate-required origin.handshake.alert-handshake-failure
      12 client certificate not trusted: origin.handshake.alert-unknown-ca origin.handshake.alert-bad-certificate
      13 revocation list of client certificates: origin.renegotiation.timeout
      14 SNI missing: origin.handshake.reset origin.handshake.alert-unrecognized-name
      15 SNI wrong: origin.handshake.alert-unrecognized-name
      16 certificate of the default site: origin.handshake.certificate-name-mismatch
      17 unrecognized_name as a warning: origin.handshake.alert-unrecognized-name
      18 expired or not yet valid: origin.handshake.certificate-expired origin.handshake.certificate-not-yet-valid
      19 self-signed or private authority: origin.handshake.certificate-self-signed origin.handshake.certificate-untrusted
      20 incomplete chain: origin.handshake.certificate-incomplete-chain
      21 name mismatch: origin.handshake.certificate-name-mismatch
      22 weak key or signature: origin.handshake.certificate-weak
      23 no shared version: origin.handshake.no-shared-protocol origin.handshake.alert-protocol-version
      24 no shared suite: origin.handshake.no-shared-cipher origin.handshake.alert-handshake-failure
      25 no shared group or signature algorithm: origin.handshake.alert-handshake-failure
      26 version intolerance: origin.handshake.reset origin.handshake.closed
      27 small Diffie-Hellman key: origin.handshake.failed
      28 ClientHello in two segments: origin.handshake.timeout origin.handshake.reset
      29 intolerance of extensions: origin.handshake.alert-illegal-parameter origin.handshake.alert-decode-error
      30 path MTU: origin.handshake.timeout
      31 session resumed across sites: origin.response.misdirected
      32 ticket keys not shared: origin.handshake.resumption-lost
      33 stapling missing or responder slow: origin.handshake.certificate-rejected origin.handshake.timeout
      34 close_notify missing: origin.response.no-close-notify
      35 half-close: origin.response.closed
      36 DNS: origin.dns.not-found origin.dns.timeout origin.dns.failed
      37 SYN unanswered: origin.connect.timeout
      38 RST on connect: origin.connect.refused
      39 reset after the ClientHello: origin.handshake.reset
      40 backlog or ports exhausted: origin.connect.timeout gateway.connect.local
      41 TLS to a plain port: origin.handshake.plain-http
      42 plain HTTP to a TLS port: origin.response.malformed client.tls.plain-http
      43 keep-alive race: origin.response.closed-reused
      44 idle connection dropped on the way: origin.response.timeout origin.response.closed-reused
      45 half-open after a failover: origin.response.closed-reused
      46 slow application: origin.response.timeout
      47 queue or pool of the server: origin.response.server-error
      48 client gave up: client.response.closed
      49 100 (Continue) withheld: origin.response.continue-withheld
      50 Content-Length and Transfer-Encoding: origin.response.malformed
      51 chunked not accepted: origin.response.length-required
      52 request head too large for the origin: origin.response.request-head-refused
      53 response head too large: origin.response.head-too-large
      54 Host mismatch: origin.response.host-unknown
      55 redirect loop: origin.response.redirect-loop
      56 request too long: origin.response.target-too-long origin.response.body-refused
      57 HTTP/1.0 to the origin: origin.response.upgrade-required
      58 WebSocket upgrade lost: origin.tunnel.upgrade-refused
      59 NTLM on shared connections: origin.response.connection-authentication
      60 Kerberos and host names: origin.response.connection-authentication
      61 channel binding: origin.response.connection-authentication
      62 Windows authentication over HTTP/2: origin.response.http-1-1-required
      63 length or body altered: origin.response.malformed origin.response.unexpected-bytes
      64 response taken too slowly: origin.response.truncated
      65 health check with another host: gateway.queue.no-origin
      """;

  private record Row(int number, String what, List<String> causes) {
    static Row of(String line) {
      int space = line.indexOf(' ');
      int colon = line.lastIndexOf(": ");
      String right = line.substring(colon + 2);
      return new Row(
          Integer.parseInt(line.substring(0, space)),
          line.substring(space + 1, colon),
          Arrays.asList(right.split(" ", -1)));
    }
  }

  private static final List<Row> ROWS = TABLE.lines().map(Row::of).toList();

  @Test
  void allOfThemAreListed() {
    assertThat(ROWS).extracting(Row::number).hasSize(65).isSorted().doesNotHaveDuplicates();
    assertThat(ROWS).last().extracting(Row::number).isEqualTo(65);
  }

  @Test
  void eachHasACauseThatExists() {
    assertThat(ROWS)
        .allSatisfy(row ->
            assertThat(row.causes())
                .as(row.what())
                .isNotEmpty()
                .allMatch(id -> Catalogue.find(id).isPresent()));
  }
}
