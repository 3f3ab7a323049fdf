package dev.sallyport.gateway.timing;

import dev.sallyport.diagnosis.trail.Timer;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The one timer that runs on a connection at a time. Moving it later is a field write: the
 * scheduled task finds out when it wakes. Belongs to one event loop.
 */
public final class Deadline implements Runnable {
  private final EventLoop loop;
  private final BiConsumer<Timer, Duration> fired;
  private @Nullable Timer timer;
  private long durationNanos;
  private long dueNanos;
  private @Nullable Future<?> scheduled;
  private long scheduledForNanos;

  /**
   * A timer at rest.
   *
   * @param fired called on the loop with the timer that ran out and how long it had been given
   */
  public Deadline(EventLoop loop, BiConsumer<Timer, Duration> fired) {
    this.loop = loop;
    this.fired = fired;
  }

  /** Starts {@code timer} afresh in the place of whatever ran. */
  public void arm(Timer timer, Duration duration) {
    this.timer = timer;
    durationNanos = duration.toNanos();
    dueNanos = System.nanoTime() + durationNanos;
    if (scheduled != null && scheduledForNanos - dueNanos > 0) {
      scheduled.cancel(false);
      scheduled = null;
    }
    if (scheduled == null) {
      schedule(durationNanos);
    }
  }

  /** Gives the running timer its full time again: there was progress. */
  public void progress() {
    if (timer != null) {
      dueNanos = System.nanoTime() + durationNanos;
    }
  }

  public @Nullable Timer running() {
    return timer;
  }

  /** Stops. The scheduled task stays, for the next {@link #arm}. */
  public void disarm() {
    timer = null;
  }

  /** Stops for good and frees the scheduled task. */
  public void close() {
    timer = null;
    if (scheduled != null) {
      scheduled.cancel(false);
      scheduled = null;
    }
  }

  private void schedule(long delayNanos) {
    scheduledForNanos = System.nanoTime() + delayNanos;
    scheduled = loop.schedule(this, delayNanos, TimeUnit.NANOSECONDS);
  }

  @Override
  public void run() {
    scheduled = null;
    Timer due = timer;
    if (due == null) {
      return;
    }
    long left = dueNanos - System.nanoTime();
    if (left > 0) {
      schedule(left);
      return;
    }
    timer = null;
    fired.accept(due, Duration.ofNanos(durationNanos));
  }
}
