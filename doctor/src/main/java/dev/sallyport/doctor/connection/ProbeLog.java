package dev.sallyport.doctor.connection;

import static dev.sallyport.diagnosis.trail.Side.CLIENT;
import static dev.sallyport.diagnosis.trail.Side.ORIGIN;

import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.diagnosis.trail.Timer;
import dev.sallyport.diagnosis.trail.Trail;
import dev.sallyport.diagnosis.trail.TrailRecorder;
import java.time.Duration;
import java.time.Instant;

/** Writes down what a probe does and sees, as of now. Belongs to the probe's thread. */
public final class ProbeLog {
  private final Instant start = Instant.now();
  private final TrailRecorder recorder = new TrailRecorder(System.nanoTime());

  /** The probe sent it. */
  public void sent(Event event) {
    recorder.add(System.nanoTime(), CLIENT, ORIGIN, event);
  }

  /** The other end sent it. */
  public void came(Event event) {
    recorder.add(System.nanoTime(), ORIGIN, CLIENT, event);
  }

  /** The probe did it by itself. */
  public void did(Event event) {
    recorder.add(System.nanoTime(), CLIENT, CLIENT, event);
  }

  /** The probe's patience ended. */
  public void gaveUp(Timer timer, Duration after) {
    did(new Event.TimerFired(timer, after));
  }

  /** What was written down last; something must have been. */
  public Event last() {
    return recorder.events().getLast().event();
  }

  /** What was written down so far. */
  public Trail trail(String name, String address, String protocol) {
    return recorder.trail(name, "doctor", address, protocol).startedAt(start);
  }
}
