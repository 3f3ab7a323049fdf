package dev.sallyport.doctor.connection;

import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.diagnosis.trail.Timer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

/** Opens TCP connections and writes down how it went. */
public final class Tcp {
  private Tcp() {}

  /**
   * A connected socket, which the caller closes.
   *
   * @throws ProbeEnded where none came about; the log says why
   */
  public static Socket connect(InetSocketAddress to, Duration patience, ProbeLog log)
      throws IOException, ProbeEnded {
    String address = text(to);
    Socket socket = new Socket();
    log.sent(new Event.Syn(address));
    try {
      // Before connecting: a socket that was reset at once takes no options.
      socket.setTcpNoDelay(true);
      socket.connect(to, Math.toIntExact(patience.toMillis()));
      log.came(new Event.Connected(address));
      return socket;
    } catch (SocketTimeoutException e) {
      socket.close();
      log.gaveUp(Timer.CONNECT, patience);
    } catch (IOException e) {
      socket.close();
      String words = String.valueOf(e.getMessage());
      if (words.contains("reset")) {
        // The reset came between SYN/ACK and the end of the call.
        log.came(new Event.Connected(address));
        log.came(new Event.Reset());
      } else {
        log.did(new Event.ConnectFailed(address, fault(e), words));
      }
    }
    throw new ProbeEnded();
  }

  /** For instance {@code 127.0.0.1:443}. */
  public static String text(InetSocketAddress address) {
    String host = address.getAddress().getHostAddress();
    return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + address.getPort();
  }

  private static Event.ConnectFault fault(IOException e) {
    String words = String.valueOf(e.getMessage());
    if (e instanceof NoRouteToHostException || words.contains("unreachable")) {
      return Event.ConnectFault.UNREACHABLE;
    }
    return e instanceof ConnectException && words.contains("refused")
        ? Event.ConnectFault.REFUSED
        : Event.ConnectFault.LOCAL;
  }
}
