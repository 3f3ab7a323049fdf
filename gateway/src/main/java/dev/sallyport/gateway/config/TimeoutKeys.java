package dev.sallyport.gateway.config;

import dev.sallyport.gateway.config.SiteConfiguration.Timeouts;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The keys of {@code timeouts}. */
final class TimeoutKeys {
  private static final Form<Duration> DURATION =
      Scalars.duration(Duration.ofMillis(1), Duration.ofHours(24));

  static final Key<Timeouts, Duration> CLIENT_HANDSHAKE =
      key(
          "client_handshake",
          "10s",
          "The TLS handshake of a client, from its first byte.",
          Timeouts::clientHandshake);
  static final Key<Timeouts, Duration> REQUEST_HEAD =
      key(
          "request_head",
          "30s",
          "From the first byte of a request to the end of its head.",
          Timeouts::requestHead);
  static final Key<Timeouts, Duration> REQUEST_BODY =
      key(
          "request_body",
          "60s",
          "Silence of the client in the middle of a request body.",
          Timeouts::requestBody);
  static final Key<Timeouts, Duration> QUEUE =
      key("queue", "10s", "Waiting for a free connection to an origin.", Timeouts::queue);
  static final Key<Timeouts, Duration> DNS =
      key("dns", "5s", "Resolving the name of an origin.", Timeouts::dns);
  static final Key<Timeouts, Duration> CONNECT =
      key("connect", "5s", "Opening a TCP connection to an origin.", Timeouts::connect);
  static final Key<Timeouts, Duration> HANDSHAKE =
      key("handshake", "5s", "The TLS handshake with an origin.", Timeouts::handshake);
  static final Key<Timeouts, Duration> RENEGOTIATION =
      key(
          "renegotiation",
          "10s",
          "From an origin's HelloRequest to the end of the handshake inside the tunnel.",
          Timeouts::renegotiation);
  static final Key<Timeouts, Duration> SEND =
      key("send", "60s", "The origin takes no more of the request.", Timeouts::send);
  static final Key<Timeouts, Duration> RESPONSE =
      key(
          "response",
          "60s",
          "From the end of the request to the head of the origin's response.",
          Timeouts::response);
  static final Key<Timeouts, Duration> RESPONSE_BODY =
      key(
          "response_body",
          "60s",
          "Silence of the origin in the middle of a response body.",
          Timeouts::responseBody);
  static final Key<Timeouts, Duration> CLIENT_WRITE =
      key(
          "client_write",
          "60s",
          "The client takes no more of the response.",
          Timeouts::clientWrite);
  static final Key<Timeouts, Duration> IDLE =
      key(
          "idle",
          "55s",
          "A pooled connection to an origin is closed when unused for so long; keep it below the"
              + " origin's own limit.",
          Timeouts::idle);
  static final Key<Timeouts, Duration> CLIENT_IDLE =
      key(
          "client_idle",
          "75s",
          "A client connection without a request is closed after so long.",
          Timeouts::clientIdle);
  static final Key<Timeouts, Duration> TUNNEL =
      key("tunnel", "1h", "Silence of both sides of a tunnel (WebSocket).", Timeouts::tunnel);

  static final KeyTable<Timeouts> TABLE =
      new KeyTable<>(
          "sites.NAME.timeouts",
          "How long each phase of an exchange may take.",
          List.of(
              CLIENT_HANDSHAKE,
              REQUEST_HEAD,
              REQUEST_BODY,
              QUEUE,
              DNS,
              CONNECT,
              HANDSHAKE,
              RENEGOTIATION,
              SEND,
              RESPONSE,
              RESPONSE_BODY,
              CLIENT_WRITE,
              IDLE,
              CLIENT_IDLE,
              TUNNEL));

  static final Form<Timeouts> FORM = new MappingForm<>(TABLE, TimeoutKeys::build);

  private TimeoutKeys() {}

  private static Key<Timeouts, Duration> key(
      String name, String text, String doc, Function<Timeouts, @Nullable Duration> from) {
    return Key.of(name, DURATION, text, doc, from);
  }

  private static Timeouts build(Section<Timeouts> section) {
    return new Timeouts(
        section.value(CLIENT_HANDSHAKE),
        section.value(REQUEST_HEAD),
        section.value(REQUEST_BODY),
        section.value(QUEUE),
        section.value(DNS),
        section.value(CONNECT),
        section.value(HANDSHAKE),
        section.value(RENEGOTIATION),
        section.value(SEND),
        section.value(RESPONSE),
        section.value(RESPONSE_BODY),
        section.value(CLIENT_WRITE),
        section.value(IDLE),
        section.value(CLIENT_IDLE),
        section.value(TUNNEL));
  }
}
