package dev.sallyport.capture.tls;

import dev.sallyport.capture.trail.Moment;
import dev.sallyport.capture.trail.Story;
import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.diagnosis.trail.Event.Proof;
import dev.sallyport.diagnosis.trail.Side;
import dev.sallyport.wire.bytes.Cursor;
import dev.sallyport.wire.bytes.Cursor.Overrun;
import dev.sallyport.wire.tls.ClientHello;
import dev.sallyport.wire.tls.Extensions;
import dev.sallyport.wire.tls.HandshakeMessages;
import dev.sallyport.wire.tls.HandshakeType;
import dev.sallyport.wire.tls.ProtocolVersion;
import dev.sallyport.wire.tls.ServerHello;
import java.util.List;

/** From handshake messages to events, and to what the negotiation has to know. */
final class HandshakeMessageReader {
  private static final int HEADER_BYTES = 4;

  private final Story story;
  private final Handshakes handshakes;
  private boolean helloRequested;

  HandshakeMessageReader(Story story, Handshakes handshakes) {
    this.story = story;
    this.handshakes = handshakes;
  }

  void message(TlsDirection direction, int type, byte[] message, int recordLength, Moment at)
      throws Overrun {
    Side side = direction.side;
    Cursor body = new Cursor(message, HEADER_BYTES, message.length);
    switch (type) {
      case HandshakeType.HELLO_REQUEST -> {
        helloRequested = true;
        story.sent(at, side, new Event.HelloRequest(recordLength, Proof.DECRYPTED));
      }
      case HandshakeType.CLIENT_HELLO -> clientHello(direction, message, body, recordLength, at);
      case HandshakeType.SERVER_HELLO -> serverHello(direction, message, body, at);
      default -> {
        direction.negotiation.record(side, message, false);
        other(direction, type, body, at);
      }
    }
  }

  void tell(ClientHello hello, Moment at) {
    story.sent(
        at,
        Side.CLIENT,
        new Event.ClientHello(
            hello.serverName(),
            hello.versions().stream().map(ProtocolVersion::name).toList(),
            hello.alpn()));
  }

  private void clientHello(
      TlsDirection direction, byte[] message, Cursor body, int recordLength, Moment at)
      throws Overrun {
    ClientHello hello = ClientHello.read(body);
    Negotiation negotiation = direction.beginAfterFinished();
    negotiation.client = hello;
    negotiation.record(Side.CLIENT, message, true);
    if (negotiation.inside && helloRequested) {
      helloRequested = false;
      story.sent(at, Side.CLIENT, new Event.RenegotiationAnswered(recordLength));
    } else {
      tell(hello, at);
    }
  }

  private void serverHello(TlsDirection direction, byte[] message, Cursor body, Moment at)
      throws Overrun {
    ServerHello hello = ServerHello.read(body);
    if (hello.retryRequest()) {
      direction.negotiation.retried = true;
      story.sent(at, Side.ORIGIN, new Event.HelloRetryRequest());
      return;
    }
    Negotiation negotiation = direction.beginAfterFinished();
    negotiation.server = hello;
    negotiation.record(Side.ORIGIN, message, true);
    String version = ProtocolVersion.name(hello.version());
    story.secured(version);
    if (hello.alpn() != null) {
      story.protocol(hello.alpn());
    }
    story.sent(
        at,
        Side.ORIGIN,
        new Event.ServerHello(version, hello.suite().name(), hello.secureRenegotiation()));
  }

  private void other(TlsDirection direction, int type, Cursor body, Moment at) throws Overrun {
    Negotiation negotiation = direction.negotiation;
    Side side = direction.side;
    switch (type) {
      case HandshakeType.CERTIFICATE -> certificate(direction, body, at);
      case HandshakeType.CERTIFICATE_REQUEST -> certificateRequest(direction, body, at);
      case HandshakeType.SERVER_HELLO_DONE -> negotiation.serverHelloDone = true;
      case HandshakeType.CLIENT_KEY_EXCHANGE -> negotiation.keyExchange = body.rest();
      case HandshakeType.NEW_SESSION_TICKET -> {
        if (!direction.tls13()) {
          negotiation.ticket = HandshakeMessages.ticket(body);
        }
      }
      case HandshakeType.ENCRYPTED_EXTENSIONS -> {
        Extensions extensions = Extensions.read(body);
        extensions.alpn().stream().findFirst().ifPresent(story::protocol);
        ClientHello client = negotiation.client;
        if (client != null && client.earlyData()) {
          story.sent(at, side, new Event.EarlyData(extensions.acceptsEarlyData()));
        }
      }
      case HandshakeType.END_OF_EARLY_DATA -> handshakes.endOfEarlyData(direction);
      case HandshakeType.FINISHED -> {
        if (direction.tls13()) {
          handshakes.finished13(direction);
        }
        handshakes.finished(negotiation, side, at);
      }
      case HandshakeType.KEY_UPDATE -> {
        story.sent(at, side, new Event.KeyUpdated());
        handshakes.keyUpdate(direction);
      }
      default -> {}
    }
  }

  private void certificate(TlsDirection direction, Cursor body, Moment at) throws Overrun {
    Side side = direction.side;
    List<byte[]> chain = HandshakeMessages.certificates(body, direction.tls13());
    Negotiation negotiation = direction.negotiation;
    if (side == Side.CLIENT) {
      negotiation.clientCertificate = !chain.isEmpty();
    }
    if (!chain.isEmpty()) {
      Leaf leaf = Leaf.of(chain);
      if (side == Side.ORIGIN) {
        negotiation.modulus = leaf.modulus();
      }
      if (leaf.event() != null) {
        story.sent(at, side, leaf.event());
      }
    }
  }

  private void certificateRequest(TlsDirection direction, Cursor body, Moment at) throws Overrun {
    Side side = direction.side;
    Negotiation negotiation = direction.negotiation;
    if (direction.tls13()) {
      story.sent(
          at,
          side,
          negotiation.finished()
              ? new Event.PostHandshakeCertificateRequest()
              : new Event.CertificateRequested(List.of()));
      return;
    }
    ServerHello server = negotiation.server;
    boolean tls12 = server != null && server.version() == ProtocolVersion.TLS_1_2;
    story.sent(
        at,
        side,
        new Event.CertificateRequested(Leaf.names(HandshakeMessages.authorities(body, tls12))));
  }
}
