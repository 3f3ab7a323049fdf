package dev.sallyport.gateway;

import dev.sallyport.gateway.Http2TestClient.Frame;
import io.netty.buffer.ByteBuf;
import java.io.IOException;

/** A request body of zeros, sent as fast as the other side's windows allow. */
final class Http2Upload {
  private static final int DEFAULT_WINDOW = 65_535;
  private static final int MAX_FRAME = 16_384;
  private static final int INITIAL_WINDOW_SIZE = 4;
  private static final int MAX_VAIN_PINGS = 50;

  private final Http2TestClient client;
  private final int stream;
  private long windowOfStream = DEFAULT_WINDOW;
  private long windowOfConnection = DEFAULT_WINDOW;
  private long sent;
  private int vainPings;
  private boolean answered;

  Http2Upload(Http2TestClient client, int stream) {
    this.client = client;
    this.stream = stream;
  }

  /** What the connection still allows. */
  long windowOfConnection() {
    return windowOfConnection;
  }

  /** Sends until the stream is answered; returns how many bytes went out. */
  long untilAnswered(long max) throws IOException {
    while (!answered && sent < max) {
      if (!send()) {
        take(client.next());
      }
    }
    return sent;
  }

  /** Sends until no window has opened for a number of round trips. */
  void untilStopped() throws IOException {
    while (vainPings < MAX_VAIN_PINGS) {
      if (!send()) {
        client.frame(Http2TestClient.PING, 0, 0, new byte[8]);
        Frame frame = client.next();
        for (; frame.type() != Http2TestClient.PING; frame = client.next()) {
          take(frame);
        }
        vainPings++;
      }
    }
  }

  private boolean send() throws IOException {
    int n = (int) Math.min(MAX_FRAME, Math.min(windowOfStream, windowOfConnection));
    if (n <= 0) {
      return false;
    }
    client.data(stream, false, new byte[n]);
    windowOfStream -= n;
    windowOfConnection -= n;
    sent += n;
    vainPings = 0;
    return true;
  }

  private void take(Frame frame) {
    if (frame.type() == Http2TestClient.SETTINGS) {
      ByteBuf settings = frame.payload();
      while (settings.isReadable()) {
        int identifier = settings.readUnsignedShort();
        long value = settings.readUnsignedInt();
        windowOfStream += identifier == INITIAL_WINDOW_SIZE ? value - DEFAULT_WINDOW : 0;
      }
    } else if (frame.type() == Http2TestClient.WINDOW_UPDATE && frame.streamId() == 0) {
      windowOfConnection += frame.code();
    } else if (frame.type() == Http2TestClient.WINDOW_UPDATE) {
      windowOfStream += frame.code();
    } else if (frame.streamId() == stream) {
      answered = true;
    }
  }
}
