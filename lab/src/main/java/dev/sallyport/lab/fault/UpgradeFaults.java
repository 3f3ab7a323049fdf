package dev.sallyport.lab.fault;

import java.util.List;

/** Faults in changing the protocol, and after it. RFC 9110 section 7.8. */
final class UpgradeFaults {
  private static final String SWITCHING =
      "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n";

  /** RFC 6455 section 5.5.3: FIN and opcode 10, unmasked, without content. */
  private static final byte[] PONG = {(byte) 0x8a, 0};

  private static final int PONG_MILLIS = 300;

  private UpgradeFaults() {}

  static List<Fault> all() {
    return List.of(
        new Fault(
            "upgrade-refused",
            "origin.tunnel.upgrade-refused",
            "A request to upgrade is answered by status 200 instead of 101.",
            new Play.OverHttp(SoundAnswers::play)),
        new Fault(
            "upgrade-answered",
            Fault.NONE,
            "The connection is upgraded, a WebSocket's Pong comes, and then the end in order.",
            new Play.OverHttp(conversation -> {
              conversation.head();
              conversation.send(SWITCHING);
              Thread.sleep(PONG_MILLIS);
              conversation.send(PONG);
              Thread.sleep(PONG_MILLIS);
              conversation.close();
            })),
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
