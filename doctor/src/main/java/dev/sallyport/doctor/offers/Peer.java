package dev.sallyport.doctor.offers;

import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.diagnosis.trail.Timer;
import dev.sallyport.doctor.connection.Deadline;
import dev.sallyport.doctor.connection.ProbeEnded;
import dev.sallyport.doctor.connection.ProbeLog;
import dev.sallyport.doctor.connection.Tcp;
import dev.sallyport.doctor.survey.Way;
import dev.sallyport.wire.tls.ProtocolVersion;
import dev.sallyport.wire.tls.ServerHello;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;

/**
 * The server at the end of a way, asked by one ClientHello a connection; none is kept open. Knows
 * how often it was not there, and is not asked for ever. Belongs to one thread.
 */
final class Peer {
  private static final int SEGMENT_BYTES = 200;
  private static final int RECORD_BYTES = 64;
  private static final Duration PAUSE = Duration.ofMillis(20);
  private static final int MOST_SILENT = 3;
  private static final int MOST_ENDED = 10;

  private final Way way;
  private final Duration patience;
  private int silent;
  private int ended;
  private boolean answered;

  /** {@code patience}: for a connection, and for the answer to one hello. */
  Peer(Way way, Duration patience) {
    this.way = way;
    this.patience = patience;
  }

  /** Whether it never answered, so that to ask once more tells nothing. */
  boolean givenUp() {
    return !answered && (silent >= MOST_SILENT || ended >= MOST_ENDED);
  }

  /** Asks once. */
  Asked ask(Offer offer, Deadline until) {
    ProbeLog log = new ProbeLog();
    Reply reply = reply(offer, until, log);
    answered |= reply.speaksTls();
    boolean nothing = reply == Reply.Ended.SILENT || reply == Reply.Ended.NOT_CONNECTED;
    silent += nothing ? 1 : 0;
    ended += reply.speaksTls() ? 0 : 1;
    return new Asked(reply, log.trail(offer.name(), way.subject(), ""));
  }

  private Reply reply(Offer offer, Deadline until, ProbeLog log) {
    Duration wait = Duration.ofMillis(until.within(patience).millis());
    try (Socket socket = Tcp.connect(way.address(), wait, log)) {
      List<String> versions = offer.versions().stream().map(ProtocolVersion::name).toList();
      log.sent(new Event.ClientHello(offer.serverName(), versions, offer.alpn()));
      send(offer, socket.getOutputStream());
      ServerFlight flight = new ServerFlight();
      Reply reply = read(flight, socket, until.within(patience));
      said(reply, flight, log);
      return asOffered(reply, offer);
    } catch (SocketTimeoutException e) {
      log.gaveUp(Timer.HANDSHAKE, wait);
      return Reply.Ended.SILENT;
    } catch (ProbeEnded e) {
      return Reply.Ended.NOT_CONNECTED;
    } catch (IOException e) {
      log.came(new Event.Reset());
      return Reply.Ended.RESET;
    }
  }

  private static void send(Offer offer, OutputStream out) throws IOException {
    byte[] bytes =
        offer.delivery() == Delivery.RECORDS
            ? offer.draft().records(RECORD_BYTES)
            : offer.draft().record();
    int part = offer.delivery() == Delivery.SEGMENTS ? SEGMENT_BYTES : bytes.length;
    for (int at = 0; at < bytes.length; at += part) {
      out.write(bytes, at, Math.min(part, bytes.length - at));
      out.flush();
      if (at + part < bytes.length) {
        pause();
      }
    }
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /** RFC 8446 section 4.1.3: a version that was not offered is no answer to the offer. */
  private static Reply asOffered(Reply reply, Offer offer) {
    if (reply instanceof Reply.Accepted accepted) {
      ServerHello hello = accepted.flight().hello();
      if (hello != null && !offer.versions().contains(hello.version())) {
        return new Reply.OtherVersion(hello.version());
      }
    }
    return reply;
  }

  private static Reply read(ServerFlight flight, Socket socket, Deadline until) throws IOException {
    byte[] buffer = new byte[8 << 10];
    while (true) {
      socket.setSoTimeout(until.leftMillis());
      int length = socket.getInputStream().read(buffer);
      if (length < 0) {
        return Reply.Ended.CLOSED;
      }
      flight.take(buffer, length);
      Reply end = flight.end();
      if (end != null) {
        return end;
      }
    }
  }

  private static void said(Reply reply, ServerFlight flight, ProbeLog log) {
    flight.warnings().forEach(warning -> log.came(new Event.Alert(1, warning, 2)));
    ServerHello hello = flight.hello();
    if (hello != null) {
      log.came(
          new Event.ServerHello(
              ProtocolVersion.name(hello.version()),
              hello.suite().name(),
              hello.secureRenegotiation()));
    }
    switch (reply) {
      case Reply.Accepted _, Reply.OtherVersion _ -> {}
      case Reply.Refused refused ->
          log.came(new Event.Alert(refused.level(), refused.description(), 2));
      case Reply.NotTls not -> log.came(new Event.NotTls(not.shown()));
      case Reply.Broken broken -> log.did(new Event.HandshakeFailed(broken.what()));
      case Reply.Ended _ -> log.came(new Event.Fin());
    }
  }
}
