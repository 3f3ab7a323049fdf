package dev.sallyport.gateway.origin;

import static dev.sallyport.diagnosis.trail.Side.GATEWAY;

import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.diagnosis.trail.Timer;
import dev.sallyport.gateway.timing.Deadline;
import dev.sallyport.gateway.timing.Phase;
import dev.sallyport.gateway.timing.PhaseTimes;
import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Gets an exchange its connection: an idle one, or a new one, to the origin whose turn it is; after
 * a failed attempt to the next origin. Waits in the queue where the site's bound is reached.
 * Belongs to one event loop.
 */
public final class Acquisition implements Connecting.Outcome {
  /** Told once, unless {@link #cancel} came first. */
  public interface Outcome {
    void acquired(OriginConnection connection);

    /** There is none to be had; the trail says why. */
    void notAcquired();
  }

  /** How the connection is to be. */
  public enum Wish {
    ANY,
    /** Not one that was used before. */
    FRESH,
    /** Not one that was used before, at TLS 1.2 at most. */
    FRESH_TLS12
  }

  private static final int MAX_ORIGINS = 3;

  private final OriginGroup group;
  private final OriginPool pool;
  private final OriginListener listener;
  private final PhaseTimes phases;
  private final Wish wish;
  private final Outcome outcome;
  private final Deadline deadline;
  private final List<Origin> tried = new ArrayList<>(2);
  private final Runnable whenFree = this::attempt;
  private final @Nullable Origin fixed;
  private long queuedAtNanos;
  private @Nullable Connecting connecting;
  private boolean over;

  /**
   * An acquisition, not begun.
   *
   * @param fixed the only origin to try; null: whichever has its turn
   */
  public Acquisition(
      OriginGroup group,
      EventLoop loop,
      OriginListener listener,
      PhaseTimes phases,
      Wish wish,
      @Nullable Origin fixed,
      Outcome outcome) {
    this.group = group;
    this.pool = group.pool(loop);
    this.listener = listener;
    this.phases = phases;
    this.wish = wish;
    this.fixed = fixed;
    this.outcome = outcome;
    this.deadline = new Deadline(loop, (timer, after) -> queueEnded());
  }

  public void start() {
    attempt();
  }

  private void attempt() {
    if (over) {
      return;
    }
    Origin origin = fixed != null && tried.isEmpty() ? fixed : group.next(tried);
    if (origin == null || fixed != null && !tried.isEmpty()) {
      if (tried.isEmpty()) {
        record(
            new Event.NoOrigin("all " + group.origins().size() + " origins rest after failures"));
      }
      finish(null);
      return;
    }
    OriginConnection idle = wish == Wish.ANY ? pool.take(origin) : null;
    if (idle != null) {
      leftQueue();
      finish(idle);
    } else if (group.permits().tryTake()) {
      leftQueue();
      connect(origin);
    } else if (pool.closeOneIdle() && group.permits().tryTake()) {
      leftQueue();
      connect(origin);
    } else {
      enqueue();
    }
  }

  private void connect(Origin origin) {
    tried.add(origin);
    boolean cap = wish == Wish.FRESH_TLS12 || origin.tls12Only();
    connecting = new Connecting(group, origin, pool, listener, phases, cap, this);
    connecting.start();
  }

  @Override
  public void connected(OriginConnection connection) {
    connecting = null;
    finish(connection);
  }

  @Override
  public void failed() {
    connecting = null;
    if (tried.size() < Math.min(MAX_ORIGINS, group.origins().size())) {
      record(new Event.Retried("next-origin"));
      attempt();
    } else {
      finish(null);
    }
  }

  // ---- the queue

  private void enqueue() {
    if (queuedAtNanos == 0) {
      queuedAtNanos = System.nanoTime();
      deadline.arm(Timer.QUEUE, group.site().timeouts().queue());
    }
    pool.await(whenFree);
  }

  private void leftQueue() {
    if (queuedAtNanos != 0) {
      phases.add(Phase.QUEUE, System.nanoTime() - queuedAtNanos);
      queuedAtNanos = 0;
      deadline.disarm();
    }
  }

  private void queueEnded() {
    pool.forget(whenFree);
    record(new Event.LimitReached("limits.origin_connections", group.permits().max()));
    record(new Event.TimerFired(Timer.QUEUE, group.site().timeouts().queue()));
    leftQueue();
    finish(null);
  }

  private void finish(@Nullable OriginConnection connection) {
    over = true;
    deadline.close();
    if (connection == null) {
      outcome.notAcquired();
    } else {
      outcome.acquired(connection);
    }
  }

  /** Gives up: nobody waits for the connection any more. */
  public void cancel() {
    if (!over) {
      over = true;
      deadline.close();
      pool.forget(whenFree);
      if (connecting != null) {
        connecting.cancel();
      }
    }
  }

  private void record(Event event) {
    listener.trail().add(System.nanoTime(), GATEWAY, GATEWAY, event);
  }
}
