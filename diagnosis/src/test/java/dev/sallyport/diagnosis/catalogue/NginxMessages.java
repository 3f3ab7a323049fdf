package dev.sallyport.diagnosis.catalogue;

import java.util.LinkedHashMap;
import java.util.Map;

/** What nginx writes into its error log about an upstream or a client: event, then action. */
final class NginxMessages {
  static final Vocabulary ALL =
      new Vocabulary(
          "nginx messages",
          Map.ofEntries(
              Map.entry("could not be resolved", "origin.dns.not-found"),
              Map.entry("connect() failed", "origin.connect.refused"),
              Map.entry("timed out while connecting", "origin.connect.timeout"),
              Map.entry("timed out while SSL handshaking", "origin.handshake.timeout"),
              Map.entry("timed out while sending request", "origin.send.timeout"),
              Map.entry("timed out while reading response header", "origin.response.timeout"),
              Map.entry("timed out while reading upstream", "origin.response.body-timeout"),
              Map.entry("timed out while proxying upgraded connection", "origin.tunnel.timeout"),
              Map.entry("prematurely closed connection", "origin.response.closed"),
              Map.entry("prematurely closed stream", "origin.response.stream-reset"),
              Map.entry("no live upstreams", "gateway.queue.no-origin"),
              Map.entry("SSL certificate verify error", "origin.handshake.certificate-untrusted"),
              Map.entry(
                  "SSL certificate does not match", "origin.handshake.certificate-name-mismatch"),
              Map.entry("client prematurely closed connection", "client.response.closed"),
              Map.entry("upstream sent too big header", "origin.response.head-too-large"),
              Map.entry("upstream sent invalid header", "origin.response.malformed"),
              Map.entry("upstream sent invalid chunked response", "origin.response.malformed"),
              Map.entry(
                  "upstream sent more data than Content-Length",
                  "origin.response.unexpected-bytes"),
              Map.entry("upstream sent data after final chunk", "origin.response.unexpected-bytes"),
              Map.entry("upstream prematurely sent response", "origin.response.unexpected-bytes")),
          new LinkedHashMap<>(
              Map.of(
                  "upstream server temporarily disabled",
                  "a consequence; the failures that led to it are told")));

  private NginxMessages() {}
}
