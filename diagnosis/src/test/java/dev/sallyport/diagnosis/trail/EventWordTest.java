package dev.sallyport.diagnosis.trail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.diagnosis.Events;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The names of events, which others parse: a change here breaks them. */
class EventWordTest {

  @Test
  void theNamesAreFixed() {
    List<String> words = Events.all().stream().map(Event::word).distinct().toList();
    assertThat(words)
        .containsExactly(
            "dns.asked",
            "dns.resolved",
            "dns.failed",
            "tcp.syn",
            "tcp.connected",
            "tcp.connect-failed",
            "tcp.reused",
            "tcp.fin",
            "tcp.reset",
            "tcp.retransmitted",
            "tcp.zero-window",
            "tcp.capture-gap",
            "tcp.other-hops",
            "tls.record",
            "tls.client-hello",
            "tls.server-hello",
            "tls.hello-retry-request",
            "tls.early-data",
            "tls.key-update",
            "tls.certificate",
            "tls.certificate-rejected",
            "tls.certificate-request",
            "tls.handshake-done",
            "tls.handshake-failed",
            "tls.not-tls",
            "tls.hello-request",
            "tls.renegotiation-answered",
            "tls.renegotiation-done",
            "tls.post-handshake-certificate-request",
            "tls.alert",
            "tls.key-unavailable",
            "http.request-head",
            "http.upgrade-asked",
            "http.request-end",
            "http.informational",
            "http.response-head",
            "http.redirected",
            "http.response-end",
            "http.head-cut",
            "http.body-cut",
            "http.late-end",
            "http.malformed",
            "http.stream-reset",
            "http.goaway",
            "timer.fired",
            "gateway.limit",
            "gateway.retry",
            "gateway.no-origin",
            "gateway.refused",
            "rules.exhausted",
            "gateway.fault",
            "gateway.answered",
            "trail.unfinished");
    assertThat(words).hasSameSizeAs(Event.class.getPermittedSubclasses());
  }
}
