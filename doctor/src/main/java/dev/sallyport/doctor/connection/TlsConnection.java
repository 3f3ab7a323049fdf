package dev.sallyport.doctor.connection;

import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.wire.tls.RecordTap;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * TLS over a blocking socket by the JDK's engine, which answers a HelloRequest. Every record passes
 * a tap. Owns the socket; belongs to one thread.
 */
public final class TlsConnection implements AutoCloseable {
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);
  private static final Duration GLANCE = Duration.ofMillis(1);
  private static final int WRITES_PER_GLANCE = 32;

  private final TapedSocket socket;
  private final TlsSettings settings;
  private final SeenRecords seen;
  private final RecordTap tap;
  private final ServerTrust trust;
  private final SSLEngine engine;
  private final ByteBuffer out;
  private final ByteBuffer plain;
  private ByteBuffer in;
  private ProbeLog log;
  private Deadline deadline;
  private boolean closeSeen;
  private @Nullable Silence silence;
  private int writes;

  /** Nothing is sent before {@link #handshake}. */
  public TlsConnection(Socket socket, TlsSettings settings, ProbeLog log)
      throws GeneralSecurityException {
    this.settings = settings;
    this.log = log;
    this.seen = new SeenRecords(log);
    this.tap = new RecordTap(seen);
    this.trust = new ServerTrust(settings.anchors(), settings.verify());
    this.engine =
        settings.engine(
            trust,
            new ShownIdentity(settings.identity(), seen::certificateRequested),
            socket.getPort());
    Tapes tapes = settings.tapes();
    this.socket = new TapedSocket(socket, tapes == null ? null : tapes.begin(socket, engine));
    this.out = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
    this.plain = ByteBuffer.allocate(engine.getSession().getApplicationBufferSize() * 2).flip();
    this.in = ByteBuffer.allocate(engine.getSession().getPacketBufferSize() * 2).flip();
    this.deadline = Deadline.in(Duration.ofSeconds(30));
  }

  /** Until when reads and writes may take. */
  public void deadline(Deadline until) {
    deadline = until;
  }

  /**
   * The first handshake.
   *
   * @throws SocketTimeoutException where the deadline passed
   * @throws ProbeEnded where it failed; the log says why
   */
  public void handshake() throws IOException, ProbeEnded {
    String name = settings.sendsName() ? settings.serverName() : null;
    log.sent(new Event.ClientHello(name, settings.versions(), settings.protocols()));
    try {
      engine.beginHandshake();
      while (!handshaken()) {
        if (!step()) {
          throw new EOFException();
        }
      }
    } catch (IOException e) {
      throw ended(e);
    }
    certificate();
    log.came(
        new Event.HandshakeDone(
            version(), engine.getSession().getCipherSuite(), false, certificateShown()));
  }

  private boolean handshaken() {
    return engine.getHandshakeStatus() == SSLEngineResult.HandshakeStatus.NOT_HANDSHAKING;
  }

  /** The protocol agreed on by ALPN; empty where none was. */
  public String protocol() {
    return String.valueOf(engine.getApplicationProtocol());
  }

  /** The version agreed on, for instance {@code TLSv1.3}. */
  public String version() {
    return engine.getSession().getProtocol();
  }

  /**
   * Sends {@code bytes}, behind a handshake that is under way.
   *
   * @return whether all of them; not, where the other end began to answer meanwhile
   * @throws SocketTimeoutException where the deadline passed
   */
  public boolean write(byte[] bytes) throws IOException, ProbeEnded {
    ByteBuffer source = ByteBuffer.wrap(bytes);
    try (WriteWatch watch = WriteWatch.until(deadline, socket.socket())) {
      try {
        while (source.hasRemaining()) {
          write(source);
          if (source.hasRemaining() && answeredMeanwhile()) {
            return false;
          }
        }
        return true;
      } catch (IOException e) {
        throw ended(watch.meant(e));
      }
    }
  }

  /**
   * Whether application data came while more is to be sent. FIN alone shows by reading alone, for
   * which the writer stops now and then.
   *
   * @throws EOFException where the other end left
   */
  private boolean answeredMeanwhile() throws IOException {
    boolean came = socket.pending();
    Deadline before = deadline;
    try {
      deadline = came ? before : Deadline.in(GLANCE);
      if ((came || ++writes % WRITES_PER_GLANCE == 0) && !unwrap()) {
        throw new EOFException();
      }
    } catch (SocketTimeoutException e) {
      return false;
    } finally {
      deadline = before;
    }
    return plain.hasRemaining();
  }

  private void write(ByteBuffer source) throws IOException {
    switch (engine.getHandshakeStatus()) {
      case NEED_TASK -> tasks();
      case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> {
        if (!unwrap()) {
          throw new EOFException();
        }
      }
      default -> {
        wrap(source);
        IOException unsent = socket.unsent();
        if (unsent != null) {
          throw unsent;
        }
      }
    }
  }

  /**
   * The next bytes of application data.
   *
   * @return -1 where none will come; the log says how it ended
   */
  public int read(byte[] into) throws IOException, ProbeEnded {
    try {
      while (!plain.hasRemaining()) {
        if (closeSeen || !step()) {
          return -1;
        }
        if (handshaken() && seen.takeRenegotiated()) {
          log.came(new Event.RenegotiationDone(certificateShown()));
        }
      }
    } catch (IOException e) {
      throw ended(e);
    }
    int length = Math.min(into.length, plain.remaining());
    plain.get(into, 0, length);
    return length;
  }

  /** Whether the other end leaves the connection open for so long, without a word. */
  public boolean staysOpen(Duration silence) throws IOException {
    deadline = Deadline.in(silence);
    try {
      while (!plain.hasRemaining()) {
        if (closeSeen || !step()) {
          return false;
        }
      }
    } catch (SocketTimeoutException e) {
      return true;
    } catch (IOException e) {
      return false;
    }
    return false;
  }

  /** What follows is written into a log of its own. */
  public ProbeLog goOn() {
    log = new ProbeLog();
    seen.goOn(log);
    return log;
  }

  /** Bytes of application data that came and were not read. */
  public int unread() {
    return plain.remaining();
  }

  @Override
  public void close() throws IOException {
    try (socket) {
      engine.closeOutbound();
      wrap(NOTHING);
    } catch (IOException e) {
      // The other end is gone already: nobody is left to be told.
    }
  }

  /** One step of the engine; false where the connection has ended. */
  private boolean step() throws IOException {
    switch (engine.getHandshakeStatus()) {
      case NEED_TASK -> tasks();
      case NEED_WRAP -> wrap(NOTHING);
      default -> {
        return unwrap();
      }
    }
    return true;
  }

  /** Leaves the engine alone from here on: it would answer. */
  private Silence fallSilent() throws IOException {
    if (settings.onHelloRequest() == OnHelloRequest.REFUSE) {
      if (!NoRenegotiation.queue(engine)) {
        throw new SSLException("this JDK cannot refuse a renegotiation");
      }
      wrap(NOTHING);
      log.sent(new Event.Alert(1, Event.Alert.NO_RENEGOTIATION, out.position() - 5));
    }
    return new Silence(log);
  }

  private void tasks() {
    for (Runnable task = engine.getDelegatedTask(); task != null; ) {
      task.run();
      socket.look();
      task = engine.getDelegatedTask();
    }
  }

  private void wrap(ByteBuffer source) throws IOException {
    out.clear();
    engine.wrap(source, out);
    tap.sent(out.duplicate().flip());
    socket.send(out.array(), out.position());
  }

  private boolean unwrap() throws IOException {
    plain.compact();
    SSLEngineResult result;
    try {
      result = engine.unwrap(in, plain);
    } finally {
      plain.flip();
    }
    return switch (result.getStatus()) {
      case BUFFER_UNDERFLOW -> receive();
      case CLOSED -> {
        closeSeen = true;
        log.came(new Event.Alert(1, Event.Alert.CLOSE_NOTIFY, seen.encryptedAlert()));
        yield false;
      }
      default -> true;
    };
  }

  private boolean receive() throws IOException {
    if (silence != null && silence.broken()) {
      return false;
    }
    in.compact();
    int length;
    try {
      byte[] bytes = new byte[in.remaining()];
      length = socket.receive(bytes, deadline);
      if (length > 0) {
        tap.received(ByteBuffer.wrap(bytes, 0, length));
        if (silence != null) {
          silence.received(bytes, length);
        } else if (settings.onHelloRequest() != OnHelloRequest.ANSWER && seen.helloRequested()) {
          silence = fallSilent();
        } else {
          in.put(bytes, 0, length);
        }
      }
    } finally {
      in.flip();
    }
    if (length < 0) {
      log.came(new Event.Fin());
    }
    return length > 0;
  }

  private boolean certificateShown() {
    return engine.getSession().getLocalCertificates() != null;
  }

  private void certificate() {
    if (!trust.chain().isEmpty()) {
      X509Certificate leaf = trust.chain().getFirst();
      log.came(
          new Event.Certificate(
              leaf.getSubjectX500Principal().getName(),
              leaf.getIssuerX500Principal().getName(),
              leaf.getNotBefore().toInstant(),
              leaf.getNotAfter().toInstant(),
              List.of(),
              trust.chain().size()));
    }
  }

  /** Writes down what an exception means; time-outs are the caller's. */
  private ProbeEnded ended(IOException thrown) throws SocketTimeoutException {
    switch (thrown) {
      case SocketTimeoutException late -> throw late;
      case EOFException _ -> {} // the FIN is written down
      case SSLException fault -> failed(fault);
      default -> {
        socket.wasReset();
        log.came(new Event.Reset());
      }
    }
    return new ProbeEnded();
  }

  private void failed(SSLException fault) {
    Event.CertificateRejected rejected = trust.rejected();
    Event.Alert alert = TlsWords.alert(fault, seen.encryptedAlert());
    if (rejected != null) {
      certificate();
      log.did(rejected);
    } else if (alert != null) {
      if (!seen.alertSeen()) {
        log.came(alert);
      }
    } else if (!seen.isNotTls()) {
      log.did(new Event.HandshakeFailed(TlsWords.of(fault)));
    }
  }
}
