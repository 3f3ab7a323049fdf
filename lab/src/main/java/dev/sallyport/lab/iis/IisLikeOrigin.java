package dev.sallyport.lab.iis;

import dev.sallyport.lab.net.Listener;
import dev.sallyport.lab.pki.LabPki;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An HTTPS/1.1 origin on loopback that imitates what is documented of IIS and http.sys: it asks for
 * a client certificate after the request, by a TLS HelloRequest, and waits. No Windows machine was
 * compared with it. Serves until {@link #close}, which leaves no thread and no socket.
 */
public final class IisLikeOrigin implements AutoCloseable {
  private final ServerState state;
  private final AtomicInteger connections = new AtomicInteger();
  private final Listener listener;

  private IisLikeOrigin(ServerState state, int port) throws IOException {
    this.state = state;
    this.listener = Listener.start("iis-like-origin", port, this::serve);
  }

  /** Starts an origin whose certificates, and trusted clients, are of the given authority. */
  public static IisLikeOrigin start(LabPki pki, IisSettings settings)
      throws IOException, GeneralSecurityException {
    return start(pki, settings, 0);
  }

  /** As {@link #start(LabPki, IisSettings)}, on that port; 0: a free one. */
  public static IisLikeOrigin start(LabPki pki, IisSettings settings, int port)
      throws IOException, GeneralSecurityException {
    Map<String, Site> sites = new LinkedHashMap<>();
    for (var site : settings.sites().entrySet()) {
      String name = site.getKey();
      var context = pki.server(name).context(new AnyClientCertificate());
      sites.put(name, new Site(name, context, site.getValue()));
    }
    CertificateJudge judge = new CertificateJudge(pki.trustManager());
    ServerState state = new ServerState(settings, sites, new Pages(), judge, new FactLog());
    return new IisLikeOrigin(state, port);
  }

  public InetSocketAddress address() {
    return listener.address();
  }

  public int port() {
    return listener.port();
  }

  /** Changes when a site asks for certificates, from its next handshake or request on. */
  public void mode(String site, ClientCertificates mode) {
    Site known = state.sites().get(site);
    if (known == null) {
      throw new IllegalArgumentException(
          "no site %s; there are %s".formatted(site, state.sites().keySet()));
    }
    known.mode(mode);
  }

  /** Sets what a path answers, on every site. */
  public void page(String path, Page page) {
    state.pages().set(path, page);
  }

  /** What was seen and done so far, oldest first; the newest 10,000. */
  public List<DatedFact> facts() {
    return state.facts().snapshot();
  }

  private void serve(Socket socket) throws IOException, InterruptedException {
    new IisConnection(state, socket, connections.incrementAndGet()).serve();
  }

  @Override
  public void close() {
    listener.close();
  }
}
