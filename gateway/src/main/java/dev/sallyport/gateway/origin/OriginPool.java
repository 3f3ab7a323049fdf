package dev.sallyport.gateway.origin;

import io.netty.channel.EventLoop;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The idle connections of one site on one event loop, newest first, and the exchanges that wait for
 * one. Connections that carry somebody's identity never come here. Belongs to its loop.
 */
final class OriginPool {
  private final EventLoop loop;
  private final OriginGroup group;
  private final Map<Origin, Deque<OriginConnection>> idle = new HashMap<>();
  private final Deque<Runnable> waiting = new ArrayDeque<>();
  private boolean closed;

  OriginPool(EventLoop loop, OriginGroup group) {
    this.loop = loop;
    this.group = group;
  }

  OriginGroup group() {
    return group;
  }

  EventLoop loop() {
    return loop;
  }

  /** An idle connection that is still open, now the caller's; null where there is none. */
  @Nullable OriginConnection take(Origin origin) {
    Deque<OriginConnection> deque = idle.get(origin);
    if (deque == null) {
      return null;
    }
    for (OriginConnection c = deque.pollFirst(); c != null; c = deque.pollFirst()) {
      if (c.usable()) {
        return c;
      }
      c.close();
    }
    return null;
  }

  /** Keeps a connection for the next exchange. */
  void put(OriginConnection connection) {
    if (closed || group.retired()) {
      connection.close();
      return;
    }
    idle.computeIfAbsent(connection.origin(), o -> new ArrayDeque<>()).addFirst(connection);
    connection.idle();
    next();
  }

  /** A connection that had a permit is gone, from the pool or from an exchange. */
  void gone(OriginConnection connection) {
    Deque<OriginConnection> deque = idle.get(connection.origin());
    if (deque != null) {
      deque.remove(connection);
    }
    group.released();
  }

  /** Closes the connection that has been idle longest, to make room for one elsewhere. */
  boolean closeOneIdle() {
    for (Deque<OriginConnection> deque : idle.values()) {
      OriginConnection oldest = deque.pollLast();
      if (oldest != null) {
        oldest.close();
        return true;
      }
    }
    return false;
  }

  /** Runs {@code whenFree} once there may be a connection; the caller asks again then. */
  void await(Runnable whenFree) {
    waiting.addLast(whenFree);
    group.waiting().incrementAndGet();
  }

  void forget(Runnable whenFree) {
    if (waiting.remove(whenFree)) {
      group.waiting().decrementAndGet();
    }
  }

  /** Lets the next one that waits ask again. */
  void next() {
    Runnable first = waiting.pollFirst();
    if (first != null) {
      group.waiting().decrementAndGet();
      first.run();
    }
  }

  /** Closes what is idle; what is in use is closed when it comes back. */
  void close() {
    closed = true;
    for (Deque<OriginConnection> deque : idle.values()) {
      for (Iterator<OriginConnection> i = deque.iterator(); i.hasNext(); ) {
        OriginConnection c = i.next();
        i.remove();
        c.close();
      }
    }
  }
}
