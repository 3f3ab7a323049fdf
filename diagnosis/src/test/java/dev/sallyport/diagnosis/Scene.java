package dev.sallyport.diagnosis;

import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.diagnosis.trail.Event.Framing;
import dev.sallyport.diagnosis.trail.Side;
import dev.sallyport.diagnosis.trail.TimedEvent;
import dev.sallyport.diagnosis.trail.Trail;
import java.util.ArrayList;
import java.util.List;

/** Builds trails by hand, in the order in which things happen. Times in milliseconds. */
public final class Scene {
  public static final String GCM = "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256";
  public static final String TLS13_SUITE = "TLS_AES_128_GCM_SHA256";

  private final List<TimedEvent> events = new ArrayList<>();
  private final Side peer;
  private boolean decrypted = true;
  private long nowMillis;

  private Scene(Side peer) {
    this.peer = peer;
  }

  /** A trail of both legs, as a gateway records it. */
  public static Scene gateway() {
    return new Scene(Side.GATEWAY);
  }

  /** A trail of one leg, as a capture or a probe shows it. */
  public static Scene direct() {
    return new Scene(Side.CLIENT);
  }

  public Scene encrypted() {
    decrypted = false;
    return this;
  }

  public Scene after(long millis) {
    nowMillis += millis;
    return this;
  }

  public Scene peer(Event event) {
    return add(peer, Side.ORIGIN, event);
  }

  public Scene origin(Event event) {
    return add(Side.ORIGIN, peer, event);
  }

  /** What the peer of the origin does alone. */
  public Scene local(Event event) {
    return add(peer, peer, event);
  }

  public Scene client(Event event) {
    return add(Side.CLIENT, Side.GATEWAY, event);
  }

  public Scene toClient(Event event) {
    return add(Side.GATEWAY, Side.CLIENT, event);
  }

  public Scene add(Side from, Side to, Event event) {
    events.add(new TimedEvent(nowMillis * 1_000_000, from, to, event, null));
    return this;
  }

  public Scene connected() {
    return local(new Event.Syn("10.0.0.5:443")).after(1).local(new Event.Connected("10.0.0.5:443"));
  }

  /** TCP and TLS 1.2 with AES-GCM. */
  public Scene tls12() {
    return hello()
        .origin(new Event.ServerHello("TLSv1.2", GCM, true))
        .after(1)
        .origin(new Event.HandshakeDone("TLSv1.2", GCM, false, false));
  }

  public Scene tls13() {
    return hello()
        .origin(new Event.ServerHello("TLSv1.3", TLS13_SUITE, false))
        .after(1)
        .origin(new Event.HandshakeDone("TLSv1.3", TLS13_SUITE, false, false));
  }

  public Scene hello() {
    return connected()
        .after(1)
        .peer(new Event.ClientHello("shop.example.com", List.of("TLSv1.2", "TLSv1.3"), List.of()))
        .after(1);
  }

  /** The whole request of the client of a gateway, then the gateway's own. */
  public Scene asked() {
    return client(get());
  }

  public Scene sent() {
    return after(1).peer(get());
  }

  public static Event.RequestHead get() {
    return new Event.RequestHead("GET", "/", "HTTP/1.1", 120, Framing.NONE, -1, false);
  }

  public static Event.RequestHead post(long bodyBytes) {
    return new Event.RequestHead(
        "POST", "/upload", "HTTP/1.1", 150, Framing.LENGTH, bodyBytes, false);
  }

  public static Event.ResponseHead response(int status, long bodyBytes) {
    return new Event.ResponseHead(status, "HTTP/1.1", 80, Framing.LENGTH, bodyBytes);
  }

  public Trail trail() {
    return new Trail(
        "t1",
        "192.0.2.7:50000",
        "https://10.0.0.5:443",
        "TLSv1.2 http/1.1",
        decrypted,
        decrypted ? null : "no-key-for-session",
        events);
  }
}
