package dev.sallyport.diagnosis.catalogue;

import dev.sallyport.diagnosis.cause.Cause;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every cause there is, in the order of an exchange: the one list. */
public final class Catalogue {
  private static final List<Cause> NAMED =
      List.of(
          ClientTls.PROXY_HEADER,
          GatewayCauses.ACCEPT_LIMIT,
          ClientTls.TIMEOUT,
          ClientTls.CLOSED,
          ClientTls.FAILED,
          ClientTls.UNRECOGNIZED_NAME,
          ClientTls.NO_NAME,
          ClientTls.PLAIN_HTTP,
          ClientRequest.TIMEOUT,
          ClientRequest.BODY_TIMEOUT,
          ClientRequest.CLOSED,
          ClientRequest.MALFORMED,
          ClientRequest.HEAD_TOO_LARGE,
          ClientRequest.BODY_TOO_LARGE,
          ClientRequest.NO_SITE,
          ClientRequest.MISDIRECTED,
          GatewayCauses.DRAIN,
          GatewayCauses.REQUEST_MEMORY,
          RulesCauses.REQUEST_DENIED,
          RulesCauses.REQUEST_LIMIT,
          RulesCauses.REQUEST_EXHAUSTED,
          GatewayCauses.QUEUE_TIMEOUT,
          GatewayCauses.NO_ORIGIN,
          Names.NOT_FOUND,
          Names.TIMEOUT,
          Names.FAILED,
          GatewayCauses.CONNECT_LOCAL,
          Connect.REFUSED,
          Connect.TIMEOUT,
          Connect.UNREACHABLE,
          Handshake.TIMEOUT,
          Handshake.RESET,
          Handshake.CLOSED,
          Handshake.FAILED,
          Handshake.NO_SHARED_PROTOCOL,
          Handshake.NO_SHARED_CIPHER,
          Handshake.LEGACY_RENEGOTIATION,
          Handshake.PLAIN_HTTP,
          Renegotiation.UNANSWERED,
          Renegotiation.REFUSED,
          Renegotiation.TIMEOUT,
          Renegotiation.CERTIFICATE_REQUIRED,
          Renegotiation.BODY_TOO_LARGE,
          Renegotiation.POST_HANDSHAKE_AUTH,
          Renegotiation.UNSAFE,
          Renegotiation.CLOSED,
          Renegotiation.FAILED,
          Renegotiation.REPEATED,
          Send.TIMEOUT,
          Send.RESET,
          Send.CLOSED,
          Response.TIMEOUT,
          Response.CONTINUE_WITHHELD,
          Response.CLOSED,
          Response.RESET,
          Response.CLOSED_REUSED,
          Response.TRUNCATED,
          Response.BODY_TIMEOUT,
          Response.SERVER_ERROR,
          ResponseFaults.MALFORMED,
          ResponseFaults.HEAD_TOO_LARGE,
          ResponseFaults.UNEXPECTED_BYTES,
          ResponseFaults.STREAM_RESET,
          ResponseFaults.HTTP_1_1_REQUIRED,
          ResponseFaults.TLS_FAULT,
          ResponseFaults.NO_CLOSE_NOTIFY,
          ResponseFaults.CLOSED_LATE,
          RulesCauses.RESPONSE_DENIED,
          RulesCauses.RESPONSE_LIMIT,
          RulesCauses.RESPONSE_EXHAUSTED,
          Tunnels.TIMEOUT,
          Tunnels.CLOSED,
          Tunnels.UPGRADE_REFUSED,
          ClientResponse.CLOSED,
          ClientResponse.WRITE_TIMEOUT,
          GatewayCauses.FAULT);

  private static final List<Cause> ALL =
      Stream.of(
              NAMED,
              Refusals.all(),
              Comparisons.all(),
              Reachability.all(),
              Hellos.all(),
              Certificates.all(),
              Alerts.all())
          .flatMap(List::stream)
          .toList();

  private static final Map<String, Cause> BY_ID =
      ALL.stream().collect(Collectors.toUnmodifiableMap(Cause::id, Function.identity()));

  private Catalogue() {}

  /** All causes, each once. */
  public static List<Cause> all() {
    return ALL;
  }

  /** The cause with this id, for instance {@code origin.connect.refused}. */
  public static Optional<Cause> find(String id) {
    return Optional.ofNullable(BY_ID.get(id));
  }
}
