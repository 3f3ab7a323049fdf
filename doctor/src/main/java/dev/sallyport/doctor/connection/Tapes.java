package dev.sallyport.doctor.connection;

import dev.sallyport.secrets.JdkFields;
import dev.sallyport.secrets.SecretsUnavailableException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLEngine;

/**
 * What passed on the doctor's TLS connections, with the secrets that open them; in memory, and
 * bounded. Belongs to the doctor's thread.
 */
public final class Tapes {
  private static final int MOST_CONNECTIONS = 500;

  private final JdkFields fields;
  private final List<Tape> all = new ArrayList<>();

  /**
   * Begins without a connection.
   *
   * @throws IOException where this JDK does not show its secrets
   */
  public Tapes() throws IOException {
    try {
      this.fields = JdkFields.find();
    } catch (SecretsUnavailableException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /** In the order of their begin. */
  public List<Tape> all() {
    return all;
  }

  Tape begin(Socket socket, SSLEngine engine) {
    Tape tape =
        new Tape(
            (InetSocketAddress) socket.getLocalSocketAddress(),
            (InetSocketAddress) socket.getRemoteSocketAddress());
    tape.watch(fields, engine);
    if (all.size() < MOST_CONNECTIONS) {
      all.add(tape);
    }
    return tape;
  }
}
