package dev.sallyport.doctor.connection;

import dev.sallyport.secrets.JdkFields;
import dev.sallyport.secrets.JdkKeyLog;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLEngine;
import org.jspecify.annotations.Nullable;

/** What passed on one connection: its first bytes, as many as are kept, and how it ended. */
public final class Tape {
  private static final int MOST_BYTES = 4 << 20;
  private static final int MOST_SECRETS = 64;

  private final InetSocketAddress client;
  private final InetSocketAddress server;
  private final long openedNanos = System.nanoTime();
  private final List<Entry> entries = new ArrayList<>();
  private final List<String> secrets = new ArrayList<>();
  private @Nullable JdkKeyLog log;
  private int kept;
  private boolean closed;

  Tape(InetSocketAddress client, InetSocketAddress server) {
    this.client = client;
    this.server = server;
  }

  /** Something that happened at a reading of {@link System#nanoTime}. */
  public sealed interface Entry {
    long nanos();

    boolean fromClient();

    @SuppressWarnings("ArrayRecordComponent") // carried on, never compared
    record Bytes(long nanos, boolean fromClient, byte[] bytes) implements Entry {}

    /** So many bytes that were not kept. */
    record Dropped(long nanos, boolean fromClient, int length) implements Entry {}

    record Finished(long nanos, boolean fromClient) implements Entry {}

    record Reset(long nanos, boolean fromClient) implements Entry {}
  }

  public InetSocketAddress client() {
    return client;
  }

  public InetSocketAddress server() {
    return server;
  }

  public long openedNanos() {
    return openedNanos;
  }

  public List<Entry> entries() {
    return entries;
  }

  /** Lines of a key log. */
  public List<String> secrets() {
    return secrets;
  }

  void watch(JdkFields fields, SSLEngine engine) {
    log = new JdkKeyLog(fields, engine, this::secret);
  }

  private void secret(String line) {
    if (secrets.size() < MOST_SECRETS) {
      secrets.add(line);
    }
  }

  /** The engine has gone on: it may have new secrets. */
  void look() {
    if (log != null) {
      log.look();
    }
  }

  void passed(boolean fromClient, byte[] bytes, int length) {
    look();
    if (kept + length > MOST_BYTES) {
      entries.add(new Entry.Dropped(System.nanoTime(), fromClient, length));
      return;
    }
    kept += length;
    byte[] copy = Arrays.copyOf(bytes, length);
    entries.add(new Entry.Bytes(System.nanoTime(), fromClient, copy));
  }

  /** A side sends no more; the first word about each side counts. */
  void finished(boolean fromClient) {
    look();
    if (!closed || fromClient) {
      entries.add(new Entry.Finished(System.nanoTime(), fromClient));
    }
    closed = true;
  }

  void reset() {
    look();
    closed = true;
    entries.add(new Entry.Reset(System.nanoTime(), false));
  }
}
