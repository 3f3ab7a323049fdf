package dev.sallyport.lab.fault;

import java.util.List;

/** Faults in changing the protocol, and after it. RFC 9110 section 7.8. */
final class UpgradeFaults {
  private static final String SWITCHING =
      "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n";

  private UpgradeFaults() {}

  static List<Fault> all() {
    return List.of(
        new Fault(
            "upgrade-refused",
            "origin.tunnel.upgrade-refused",
            "A request to upgrade is answered by status 200 instead of 101.",
            new Play.OverHttp(SoundAnswers::play)),
        new Fault(
            "upgrade-silent",
            "origin.tunnel.timeout",
            "The connection is upgraded, then nothing comes.",
            new Play.OverHttp(conversation -> {
              conversation.head();
              conversation.send(SWITCHING);
              conversation.hold();
            })),
        new Fault(
            "upgrade-reset",
            "origin.tunnel.closed",
            "The connection is upgraded, then reset.",
            new Play.OverHttp(conversation -> {
              conversation.head();
              conversation.send(SWITCHING);
              conversation.reset();
            })));
  }
}
