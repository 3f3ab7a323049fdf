package dev.sallyport.gateway.recorder;

import dev.sallyport.secrets.BoringSslKeyLog;
import dev.sallyport.secrets.JdkKeyLog;
import io.netty.buffer.ByteBuf;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * What passed on one connection, bounded: its beginning is kept, with the handshake in it, and its
 * end; what was between is counted. A quarter of the bound is for the beginning. As an executor it
 * runs the delegated tasks of the connection's TLS engine and looks for secrets after each. Belongs
 * to the connection's event loop.
 */
public final class Tape implements Executor {
  /** What an entry takes in memory beside its bytes. */
  private static final int ENTRY_BYTES = 64;

  /** A connection that renegotiates without end holds the secrets of its first handshakes. */
  private static final int MOST_SECRETS = 64;

  private final SiteRecorder site;
  private final List<Entry> begin = new ArrayList<>();
  private final Deque<Entry> end = new ArrayDeque<>();
  private final List<String> secrets = new ArrayList<>();
  private final long openedNanos = System.nanoTime();
  private boolean encrypted;
  private int beginRoom;
  private int endRoom;
  private long droppedOfClient;
  private long droppedOfServer;
  private @Nullable InetSocketAddress client;
  private @Nullable InetSocketAddress server;
  private @Nullable JdkKeyLog jdk;
  private BoringSslKeyLog.@Nullable Listening listening;

  Tape(SiteRecorder site, int maxBytes) {
    this.site = site;
    this.beginRoom = maxBytes / 4;
    this.endRoom = maxBytes - maxBytes / 4;
  }

  /** Something that passed; the client is the one that opened the connection. */
  sealed interface Entry {
    long nanos();

    boolean fromClient();

    @SuppressWarnings("ArrayRecordComponent") // carried on, never compared
    record Bytes(long nanos, boolean fromClient, byte[] bytes) implements Entry {}

    /** {@code reset}: by an RST. */
    record Closed(long nanos, boolean fromClient, boolean reset) implements Entry {}
  }

  /**
   * A tape as it was at one moment.
   *
   * @param encrypted whether TLS is spoken on it
   * @param beginning how many of the entries stand before what was dropped
   */
  record Copy(
      InetSocketAddress client,
      InetSocketAddress server,
      long openedNanos,
      boolean encrypted,
      List<Entry> entries,
      int beginning,
      long droppedOfClient,
      long droppedOfServer,
      List<String> secrets) {}

  public SiteRecorder site() {
    return site;
  }

  void between(InetSocketAddress opener, InetSocketAddress other) {
    client = opener;
    server = other;
  }

  /** TLS is spoken on it. */
  void encrypted() {
    encrypted = true;
  }

  void watch(JdkKeyLog log) {
    jdk = log;
  }

  void watch(BoringSslKeyLog.Listening log) {
    listening = log;
  }

  void secret(String line) {
    if (secrets.size() < MOST_SECRETS) {
      secrets.add(line);
    }
  }

  @Override
  public void execute(Runnable task) {
    task.run();
    look();
  }

  private void look() {
    if (jdk != null) {
      jdk.look();
    }
  }

  /** Bytes that pass; they are copied. */
  public void passed(boolean fromClient, ByteBuf data) {
    look();
    if (!site.on()) {
      begin.clear();
      end.clear();
      return;
    }
    byte[] bytes = new byte[data.readableBytes()];
    data.getBytes(data.readerIndex(), bytes);
    add(new Entry.Bytes(System.nanoTime(), fromClient, bytes));
  }

  void closed(boolean byClient, boolean reset) {
    add(new Entry.Closed(System.nanoTime(), byClient, reset));
  }

  /** The connection is no more; what is on the tape can still be copied. */
  void ended() {
    if (listening != null) {
      listening.close();
    }
  }

  private void add(Entry entry) {
    int size = size(entry);
    if (end.isEmpty() && size <= beginRoom) {
      begin.add(entry);
      beginRoom -= size;
      return;
    }
    beginRoom = 0;
    end.addLast(entry);
    endRoom -= size;
    while (endRoom < 0) {
      Entry oldest = end.removeFirst();
      endRoom += size(oldest);
      dropped(oldest);
    }
  }

  private static int size(Entry entry) {
    return ENTRY_BYTES + (entry instanceof Entry.Bytes some ? some.bytes().length : 0);
  }

  private void dropped(Entry entry) {
    if (entry instanceof Entry.Bytes some) {
      if (some.fromClient()) {
        droppedOfClient += some.bytes().length;
      } else {
        droppedOfServer += some.bytes().length;
      }
    }
  }

  /** What is on it; null where no connection came up. */
  @Nullable Copy copy() {
    look();
    if (client == null || server == null) {
      return null;
    }
    List<Entry> entries = new ArrayList<>(begin);
    entries.addAll(end);
    return new Copy(
        client,
        server,
        openedNanos,
        encrypted,
        entries,
        begin.size(),
        droppedOfClient,
        droppedOfServer,
        List.copyOf(secrets));
  }
}
