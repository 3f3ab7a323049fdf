package dev.sallyport.gateway.config;

import dev.sallyport.gateway.config.SiteConfiguration.Limits;
import java.util.List;

/** The keys of {@code limits}. */
final class LimitKeys {
  static final Key<Limits, Long> HEAD_BYTES =
      Key.of(
          "head_bytes",
          Scalars.size(1 << 10, 1 << 20),
          "64KiB",
          "Size of the head of a request or a response.",
          limits -> (long) limits.headBytes());
  static final Key<Limits, Integer> FIELDS =
      Key.of(
          "fields",
          Scalars.count(1, 10_000),
          "200",
          "Field lines in the head of a request or a response.",
          Limits::fields);
  static final Key<Limits, Long> BODY_BYTES =
      Key.of(
          "body_bytes",
          Scalars.size(0, 1L << 40),
          "0",
          "Size of a request body; 0 sets no limit.",
          Limits::bodyBytes);
  static final Key<Limits, Long> REPLAY_BYTES =
      Key.of(
          "replay_bytes",
          Scalars.size(0, 64 << 20),
          "64KiB",
          "How much of a request body is kept so that the request can be sent once more.",
          limits -> (long) limits.replayBytes());
  static final Key<Limits, Integer> ORIGIN_CONNECTIONS =
      Key.of(
          "origin_connections",
          Scalars.count(1, 65_535),
          "1024",
          "Connections at once to all origins of the site together.",
          Limits::originConnections);
  static final Key<Limits, Integer> STREAMS =
      Key.of(
          "streams",
          Scalars.count(1, 10_000),
          "128",
          "HTTP/2 streams at once on one client connection.",
          Limits::streams);

  static final KeyTable<Limits> TABLE =
      new KeyTable<>(
          "sites.NAME.limits",
          "What one exchange may cost.",
          List.of(HEAD_BYTES, FIELDS, BODY_BYTES, REPLAY_BYTES, ORIGIN_CONNECTIONS, STREAMS));

  static final Form<Limits> FORM = new MappingForm<>(TABLE, LimitKeys::build);

  private LimitKeys() {}

  private static Limits build(Section<Limits> section) {
    return new Limits(
        Math.toIntExact(section.value(HEAD_BYTES)),
        section.value(FIELDS),
        section.value(BODY_BYTES),
        Math.toIntExact(section.value(REPLAY_BYTES)),
        section.value(ORIGIN_CONNECTIONS),
        section.value(STREAMS));
  }
}
