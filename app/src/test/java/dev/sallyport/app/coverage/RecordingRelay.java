package dev.sallyport.app.coverage;

import dev.sallyport.lab.net.Endings;
import dev.sallyport.lab.net.Listener;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** Stands before an origin, passes all on and keeps what passed as a capture would show it. */
final class RecordingRelay implements AutoCloseable {
  private static final int CONNECT_MILLIS = 1_000;
  private static final int SYN_TRIES = 3;

  private final int originPort;
  private final PacketTape tape = new PacketTape();
  private final Map<PacketTape.Line, AtomicBoolean> open = new ConcurrentHashMap<>();
  private final Listener listener;

  RecordingRelay(int originPort) throws IOException {
    this.originPort = originPort;
    this.listener = Listener.start("recording-relay", this::handle);
  }

  int port() {
    return listener.port();
  }

  PacketTape tape() {
    return tape;
  }

  private void handle(Socket client) throws IOException, InterruptedException {
    PacketTape.Line line = new PacketTape.Line(client.getPort());
    tape.segment(line, true, PacketTape.SYN);
    try (Socket origin = new Socket()) {
      origin.setTcpNoDelay(true);
      origin.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), originPort), CONNECT_MILLIS);
      tape.segment(line, false, PacketTape.SYN | PacketTape.ACK);
      tape.segment(line, true, PacketTape.ACK);
      AtomicBoolean over = new AtomicBoolean();
      open.put(line, over);
      Thread back = Thread.ofVirtual().start(() -> pass(line, false, origin, client, over));
      pass(line, true, client, origin, over);
      back.join();
      open.remove(line);
    } catch (SocketTimeoutException e) {
      for (int i = 1; i < SYN_TRIES; i++) {
        line.sent(true, -1);
        tape.segment(line, true, PacketTape.SYN);
      }
    } catch (ConnectException e) {
      tape.segment(line, false, PacketTape.RST | PacketTape.ACK);
      Endings.reset(client);
    }
  }

  private void pass(
      PacketTape.Line line, boolean byClient, Socket from, Socket to, AtomicBoolean over) {
    byte[] bytes = new byte[16 * 1024];
    try {
      InputStream in = from.getInputStream();
      for (int n = in.read(bytes); n >= 0; n = in.read(bytes)) {
        tape.data(line, byClient, bytes, n);
        try {
          to.getOutputStream().write(bytes, 0, n);
        } catch (IOException e) {
          if (String.valueOf(e.getMessage()).contains("reset")) {
            end(line, !byClient, from, over); // whoever writes first hears of it, and nobody else
          }
          return; // else the other direction tells how it ended
        }
      }
      if (!over.get()) {
        tape.segment(line, byClient, PacketTape.FIN | PacketTape.ACK);
      }
      to.shutdownOutput();
    } catch (IOException e) {
      end(line, byClient, to, over);
    }
  }

  private void end(PacketTape.Line line, boolean byClient, Socket to, AtomicBoolean over) {
    if (over.compareAndSet(false, true)) {
      tape.segment(line, byClient, PacketTape.RST | PacketTape.ACK);
      try {
        Endings.reset(to);
      } catch (IOException e) {
        // it is gone already
      }
    }
  }

  /** Clients that have left unseen, because the origin took nothing more, have left now. */
  @Override
  public void close() {
    open.forEach((line, over) -> {
      if (over.compareAndSet(false, true)) {
        tape.segment(line, true, PacketTape.RST | PacketTape.ACK);
      }
    });
    listener.close();
  }
}
