package dev.sallyport.gateway.direct;

import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.diagnosis.trail.Side;
import dev.sallyport.diagnosis.trail.TimedEvent;
import dev.sallyport.diagnosis.trail.Trail;
import dev.sallyport.diagnosis.trail.TrailRecorder;
import dev.sallyport.gateway.origin.Acquisition;
import dev.sallyport.gateway.origin.Origin;
import dev.sallyport.gateway.origin.OriginConnection;
import dev.sallyport.gateway.origin.OriginListener;
import dev.sallyport.gateway.site.Site;
import dev.sallyport.gateway.timing.PhaseTimes;
import dev.sallyport.wire.http1.BodyFraming;
import dev.sallyport.wire.http1.FieldLines;
import dev.sallyport.wire.http1.ResponseHead;
import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One GET straight to a site's origin, past every gateway, by the same origin side that the gateway
 * uses. Its trail has two sides only: the client is whoever asked.
 */
public final class DirectRequest implements OriginListener, Acquisition.Outcome {
  /**
   * What came of it.
   *
   * @param status 0 where no response came
   */
  public record Result(int status, long durationNanos, Trail trail) {}

  /**
   * What is asked for.
   *
   * @param origin one of the site's
   * @param host of the Host field
   * @param target path and query
   */
  public record Asked(Origin origin, String host, String target) {}

  private final Asked asked;
  private final long beganNanos = System.nanoTime();
  private final TrailRecorder trail = new TrailRecorder(beganNanos);
  private final CompletableFuture<Result> result = new CompletableFuture<>();
  private String protocol = "HTTP/1.1";
  private int status;
  private @Nullable OriginConnection used;

  private DirectRequest(Asked asked) {
    this.asked = asked;
  }

  /** Asks one origin of a site; the future never fails. */
  public static CompletableFuture<Result> get(Site site, EventLoop loop, Asked asked) {
    DirectRequest request = new DirectRequest(asked);
    loop.execute(() ->
        new Acquisition(
                site.origins(),
                loop,
                request,
                new PhaseTimes(),
                Acquisition.Wish.FRESH,
                asked.origin(),
                request)
            .start());
    return request.result;
  }

  @Override
  public void acquired(OriginConnection connection) {
    used = connection;
    protocol = connection.tlsVersion() == null ? protocol : connection.tlsVersion() + " HTTP/1.1";
    connection.begin(this);
    byte[] head =
        "GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n"
            .formatted(asked.target(), asked.host())
            .getBytes(StandardCharsets.ISO_8859_1);
    ByteBuf out = connection.channelAllocator().buffer(head.length).writeBytes(head);
    connection.sendHead(out, "GET", false, false);
    record(
        new Event.RequestHead(
            "GET", asked.target(), "HTTP/1.1", head.length, Event.Framing.NONE, -1, false));
    record(new Event.RequestEnd(0));
    connection.sendEnd(new FieldLines());
  }

  private void record(Event event) {
    trail.add(System.nanoTime(), Side.GATEWAY, Side.ORIGIN, event);
  }

  @Override
  public void notAcquired() {
    end();
  }

  @Override
  public void originLost() {
    end();
  }

  @Override
  public void responseHead(ResponseHead head, BodyFraming framing) {
    status = head.status();
  }

  @Override
  public void responseData(ByteBuf data) {
    data.release();
  }

  @Override
  public void responseEnd(FieldLines trailers, boolean cleanly) {
    if (used != null) {
      used.release();
    }
    end();
  }

  private void end() {
    List<TimedEvent> events =
        trail.events().stream()
            .map(e -> new TimedEvent(e.atNanos(), side(e.from()), side(e.to()), e.event(), null))
            .toList();
    String url = asked.origin().url().toString();
    result.complete(
        new Result(
            status,
            System.nanoTime() - beganNanos,
            new Trail(
                "direct " + asked.host(), "this machine", url, protocol, true, null, events)));
  }

  private static Side side(Side side) {
    return side == Side.GATEWAY ? Side.CLIENT : side;
  }

  @Override
  public TrailRecorder trail() {
    return trail;
  }

  @Override
  public void informational(ResponseHead head) {}

  @Override
  public void responsePause() {}

  @Override
  public void originWritable() {}

  @Override
  public void renegotiation(boolean begins) {}
}
