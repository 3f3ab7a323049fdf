package dev.sallyport.lab.tls;

import dev.sallyport.lab.net.Deadline;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/**
 * TLS over one blocking socket, driven by an {@link SSLEngine} so that the server decides when a
 * handshake begins, how long it waits for each, and whether the end is an alert, FIN or RST. For
 * one thread. It never closes the socket.
 */
public final class TlsConnection {
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final Socket socket;
  private final SSLEngine engine;
  private final ByteBuffer received;
  private final ByteBuffer opened;
  private final ByteBuffer sealed;
  private final Deque<ByteBuffer> plaintext = new ArrayDeque<>();
  private final Duration idle;

  /**
   * Wraps a socket.
   *
   * @param alreadyReceived TLS records read from the socket before, of the ClientHello for instance
   * @param idle how long a read of plaintext may wait for the peer
   */
  public TlsConnection(Socket socket, SSLEngine engine, ByteBuffer alreadyReceived, Duration idle) {
    this.socket = socket;
    this.engine = engine;
    this.idle = idle;
    SSLSession session = engine.getSession();
    received = ByteBuffer.allocate(2 * session.getPacketBufferSize() + alreadyReceived.remaining());
    received.put(alreadyReceived.duplicate());
    opened = ByteBuffer.allocate(2 * session.getApplicationBufferSize());
    sealed = ByteBuffer.allocate(2 * session.getPacketBufferSize());
  }

  public Socket socket() {
    return socket;
  }

  public SSLSession session() {
    return engine.getSession();
  }

  /** The certificates the peer proved to own, leaf first; empty where it showed none. */
  public List<X509Certificate> peerCertificates() {
    try {
      return Arrays.stream(engine.getSession().getPeerCertificates())
          .map(X509Certificate.class::cast)
          .toList();
    } catch (SSLPeerUnverifiedException e) {
      return List.of();
    }
  }

  /** The subject of the peer's own certificate, as RFC 2253 writes it. */
  public Optional<String> peerSubject() {
    return peerCertificates().stream()
        .findFirst()
        .map(leaf -> leaf.getSubjectX500Principal().getName());
  }

  /**
   * Makes the next handshake a full one, whatever session or ticket the client offers: a resumed
   * handshake asks for no certificate. A ticket outlives {@code invalidate}; what JSSE never
   * resumes is a session made under another endpoint identification algorithm, so each handshake
   * names one of its own. The engine's trust manager must extend X509ExtendedTrustManager and
   * ignore it.
   */
  public void forbidResumption() {
    engine.getSession().invalidate();
    SSLParameters parameters = engine.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("lab-" + UUID.randomUUID());
    engine.setSSLParameters(parameters);
  }

  /** Completes the first handshake. On failure the alert that says why has been sent. */
  public void handshake(Duration wait) throws IOException {
    engine.beginHandshake();
    try {
      advance(Deadline.in(wait));
    } catch (SSLException e) {
      sendPending();
      throw e;
    }
  }

  /**
   * Sends a HelloRequest and completes the handshake the client answers it with, asking for a
   * certificate. Data that was in flight is kept for {@link #input}. Sends no alert when it fails;
   * needs what {@link #forbidResumption} needs.
   *
   * @throws SocketTimeoutException when the handshake is not complete after {@code patience}
   * @throws EOFException when the client leaves meanwhile
   * @throws SSLException when the client refuses or breaks the handshake
   */
  public void renegotiate(Duration patience) throws IOException {
    forbidResumption();
    engine.setWantClientAuth(true);
    engine.beginHandshake();
    advance(Deadline.in(patience));
  }

  /** Sends a HelloRequest and does nothing about what the client makes of it. */
  public void askForHandshake() throws IOException {
    forbidResumption();
    engine.beginHandshake();
    sendPending();
  }

  private void advance(Deadline deadline) throws IOException {
    HandshakeStatus status = engine.getHandshakeStatus();
    while (status != HandshakeStatus.FINISHED && status != HandshakeStatus.NOT_HANDSHAKING) {
      if (status == HandshakeStatus.NEED_TASK) {
        status = runTasks();
        continue;
      }
      // A server may learn of FINISHED from wrap only: getHandshakeStatus() never says it.
      SSLEngineResult result = status == HandshakeStatus.NEED_WRAP ? seal(NOTHING) : open(deadline);
      if (result.getStatus() == SSLEngineResult.Status.CLOSED) {
        throw new EOFException("the client closed during the handshake");
      }
      status = result.getHandshakeStatus();
    }
  }

  private HandshakeStatus runTasks() {
    for (Runnable task = engine.getDelegatedTask();
        task != null;
        task = engine.getDelegatedTask()) {
      task.run();
    }
    return engine.getHandshakeStatus();
  }

  private SSLEngineResult seal(ByteBuffer plain) throws IOException {
    sealed.clear();
    SSLEngineResult result = engine.wrap(plain, sealed);
    socket.getOutputStream().write(sealed.array(), 0, sealed.position());
    return result;
  }

  private SSLEngineResult open(Deadline deadline) throws IOException {
    while (true) {
      opened.clear();
      received.flip();
      SSLEngineResult result;
      try {
        result = engine.unwrap(received, opened);
      } finally {
        received.compact();
      }
      if (result.bytesProduced() > 0) {
        opened.flip();
        plaintext.add(ByteBuffer.allocate(opened.remaining()).put(opened).flip());
      }
      if (result.getStatus() != SSLEngineResult.Status.BUFFER_UNDERFLOW) {
        return result;
      }
      fill(deadline);
    }
  }

  private void fill(Deadline deadline) throws IOException {
    socket.setSoTimeout(deadline.millisLeft());
    int count =
        socket.getInputStream().read(received.array(), received.position(), received.remaining());
    if (count < 0) {
      throw new EOFException("the client ended the TCP connection without close_notify");
    }
    received.position(received.position() + count);
  }

  /** Sends whatever the engine has ready: an alert after a failure, close_notify after a close. */
  private void sendPending() throws IOException {
    while (engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP) {
      if (seal(NOTHING).bytesProduced() == 0) {
        return;
      }
    }
  }

  /** Sends close_notify; the TCP connection stays as it is. */
  public void closeNotify() throws IOException {
    engine.closeOutbound();
    sendPending();
  }

  /** Plaintext from the peer. Ends at close_notify, and at a FIN without one. */
  public InputStream input() {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
      }

      @Override
      public int read(byte[] into, int offset, int length) throws IOException {
        return length == 0 ? 0 : readPlaintext(into, offset, length);
      }
    };
  }

  private int readPlaintext(byte[] into, int offset, int length) throws IOException {
    Deadline deadline = Deadline.in(idle);
    while (plaintext.isEmpty()) {
      if (engine.isInboundDone()) {
        return -1;
      }
      try {
        open(deadline);
      } catch (EOFException e) {
        return -1;
      }
      if (engine.getHandshakeStatus() == HandshakeStatus.NEED_TASK) {
        runTasks();
      }
      sendPending();
    }
    ByteBuffer first = plaintext.getFirst();
    int count = Math.min(length, first.remaining());
    first.get(into, offset, count);
    if (!first.hasRemaining()) {
      plaintext.removeFirst();
    }
    return count;
  }

  /** Plaintext to the peer, sealed and sent at each write. */
  public OutputStream output() {
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
      }

      @Override
      public void write(byte[] from, int offset, int length) throws IOException {
        ByteBuffer plain = ByteBuffer.wrap(from, offset, length);
        while (plain.hasRemaining()) {
          if (seal(plain).getStatus() == SSLEngineResult.Status.CLOSED) {
            throw new IOException("the TLS connection is closed");
          }
        }
      }
    };
  }
}
