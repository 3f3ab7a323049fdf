package dev.sallyport.diagnosis.catalogue;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The codes of one other product, each with the cause of ours that says the same, or with the
 * reason why none does.
 *
 * @param causes code to cause id; several ids where one code of theirs hides several phases
 * @param unmapped code to reason
 */
record Vocabulary(String name, Map<String, String> causes, Map<String, String> unmapped) {

  static final Vocabulary HAPROXY_STATES =
      of(
          "HAProxy termination states",
          """
          CC client.response.closed
          CD client.response.closed
          cD client.response.write-timeout
          CH client.response.closed
          cH client.request.body-timeout
          CQ client.response.closed
          CR client.request.closed
          cR client.request.timeout
          SC origin.connect.refused
          sC origin.connect.timeout,origin.handshake.timeout
          SD origin.response.truncated
          sD origin.response.body-timeout
          SH origin.response.closed,origin.renegotiation.refused
          sH origin.response.timeout,origin.renegotiation.unanswered
          sQ gateway.queue.timeout
          PC gateway.connect.local
          PD origin.response.malformed
          PH origin.response.malformed
          PR client.request.malformed
          RC gateway.connect.local
          I- gateway.response.fault
          K- gateway.request.drain
          """,
          """
          -- a normal end is no cause
          CT there is no tarpit
          PT there is no tarpit
          LC answered locally on purpose, not a failure
          LR answered locally on purpose, not a failure
          LH answered locally on purpose, not a failure
          D- an exchange goes on when its origin is marked as down
          U- there are no backup servers
          NN says what a persistence cookie did; there are none
          II says what a persistence cookie did; there are none
          NI says what a persistence cookie did; there are none
          VN says what a persistence cookie did; there are none
          VU says what a persistence cookie did; there are none
          EI says what a persistence cookie did; there are none
          OI says what a persistence cookie did; there are none
          DI says what a persistence cookie did; there are none
          VI says what a persistence cookie did; there are none
          """);

  static final Vocabulary ENVOY_FLAGS =
      of(
          "Envoy response flags",
          """
          UH gateway.queue.no-origin
          UT origin.response.timeout
          UR origin.response.stream-reset
          UF origin.connect.refused,origin.handshake.reset
          UC origin.response.closed,origin.renegotiation.refused
          UO gateway.queue.timeout
          NR client.request.no-site
          NC client.request.no-site
          UAEX rules.request.denied
          DC client.response.closed
          DR client.response.closed
          SI origin.response.body-timeout
          IH client.request.malformed
          DPE client.request.malformed
          UPE origin.response.malformed
          OM gateway.accept.limit
          DF origin.dns.failed
          """,
          """
          - no flag: nothing was wrong, or only at the origin
          LH there is no health check that fails the gateway itself
          LR always a consequence; the cause is told instead
          DI there is no fault injection
          FI there is no fault injection
          RL there is no rate limit service
          RLSE there is no rate limit service
          URX the cause of the last attempt is told, and the attempts are counted
          UMSDR no phase is bounded by its total length, only by silence
          DT no exchange is bounded by its total length, only phases
          RFCF there is no cache
          NFCF there is no cache
          DO there is no random shedding of load
          UDO there is no random shedding of load
          """);

  static final Vocabulary CLOUDFLARE =
      of(
          "Cloudflare statuses",
          """
          520 origin.response.closed,origin.response.malformed,origin.response.head-too-large
          521 origin.connect.refused
          522 origin.connect.timeout,origin.send.timeout
          523 origin.connect.unreachable
          524 origin.response.timeout,origin.send.timeout
          525 origin.handshake.failed,origin.handshake.no-shared-cipher
          526 origin.handshake.certificate-untrusted,origin.handshake.certificate-expired
          530 origin.dns.not-found
          """,
          """
          527 Railgun no longer exists
          """);

  Set<String> codes() {
    Map<String, String> all = new LinkedHashMap<>(causes);
    all.putAll(unmapped);
    if (name.startsWith("Cloudflare")) {
      all.put("", "none is near");
    }
    return all.keySet();
  }

  /** The same without one code. */
  Vocabulary without(String code) {
    Map<String, String> fewer = new LinkedHashMap<>(causes);
    Map<String, String> fewerReasons = new LinkedHashMap<>(unmapped);
    fewer.remove(code);
    fewerReasons.remove(code);
    return new Vocabulary(name, fewer, fewerReasons);
  }

  static Vocabulary of(String name, String causes, String unmapped) {
    return new Vocabulary(name, lines(causes), lines(unmapped));
  }

  private static Map<String, String> lines(String text) {
    Map<String, String> lines = new LinkedHashMap<>();
    for (String line : text.lines().toList()) {
      int space = line.indexOf(' ');
      lines.put(line.substring(0, space), line.substring(space + 1));
    }
    return lines;
  }
}
