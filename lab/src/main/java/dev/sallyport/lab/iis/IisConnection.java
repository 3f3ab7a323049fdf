package dev.sallyport.lab.iis;

import dev.sallyport.lab.http.MalformedRequest;
import dev.sallyport.lab.http.RequestHead;
import dev.sallyport.lab.http.RequestReader;
import dev.sallyport.lab.http.Response;
import dev.sallyport.lab.net.Endings;
import dev.sallyport.lab.tls.ClientHello;
import dev.sallyport.lab.tls.TlsConnection;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** One TCP connection from its ClientHello to its end. */
final class IisConnection {
  private static final Duration LINGER = Duration.ofSeconds(5);

  private final ServerState state;
  private final Socket socket;
  private final int number;
  private String siteName = "";

  IisConnection(ServerState state, Socket socket, int number) {
    this.state = state;
    this.socket = socket;
    this.number = number;
  }

  private void record(Fact fact) {
    state.facts().add(number, siteName, fact);
  }

  void serve() throws IOException, InterruptedException {
    socket.setSoTimeout(Math.toIntExact(state.settings().idle().toMillis()));
    ClientHello hello = ClientHello.read(socket.getInputStream());
    String name = hello.serverName().orElse("");
    Site site = state.sites().get(name);
    if (site == null) {
      record(new Fact.NoBinding(name));
      Endings.reset(socket);
      return;
    }
    siteName = name;
    TlsConnection tls =
        new TlsConnection(
            socket, site.engine(state.settings().tls()), hello.records(), state.settings().idle());
    // Each connection is like the first: a resumed session would bring its certificate along.
    tls.forbidResumption();
    try {
      tls.handshake(state.settings().idle());
    } catch (SSLException | EOFException e) {
      record(new Fact.HandshakeFailed(String.valueOf(e.getMessage())));
      throw e;
    }
    record(new Fact.Handshaken(tls.session().getProtocol(), tls.session().getCipherSuite()));
    tls.peerSubject().ifPresent(subject -> record(new Fact.PeerCertificate(subject)));
    serveRequests(site, tls, new CertificateRequests(state.settings(), tls, hello, this::record));
  }

  private void serveRequests(Site site, TlsConnection tls, CertificateRequests certificates)
      throws IOException, InterruptedException {
    RequestReader reader = new RequestReader(new BufferedInputStream(tls.input()));
    Exchange exchange = new Exchange(state, site, tls, reader, certificates);
    boolean open = true;
    while (open) {
      Optional<RequestHead> head;
      Outcome outcome;
      try {
        head = reader.head();
        if (head.isEmpty()) {
          tls.closeNotify();
          return;
        }
        record(new Fact.Requested(head.get().method(), head.get().target()));
        outcome = exchange.outcome(head.get());
      } catch (MalformedRequest e) {
        head = Optional.empty();
        outcome = new Outcome.LastReply(Response.text(e.status(), e.getMessage() + "\n"));
      }
      open = end(tls, head, outcome);
    }
  }

  /** Ends the exchange and tells whether the connection stays. */
  private boolean end(TlsConnection tls, Optional<RequestHead> head, Outcome outcome)
      throws IOException {
    boolean headOnly = head.filter(request -> request.method().equals("HEAD")).isPresent();
    switch (outcome) {
      case Outcome.Reply(Response response) -> {
        boolean keepAlive = head.filter(RequestHead::keepAlive).isPresent();
        reply(tls, keepAlive ? response : response.with("Connection", "close"), headOnly);
        if (keepAlive) {
          return true;
        }
        tls.closeNotify();
        Endings.linger(socket, LINGER);
      }
      case Outcome.LastReply(Response response) -> {
        reply(tls, response.with("Connection", "close"), headOnly);
        tls.closeNotify();
        Endings.linger(socket, LINGER);
      }
      case Outcome.HangUp() -> socket.close();
      case Outcome.Reset() -> Endings.reset(socket);
    }
    return false;
  }

  private void reply(TlsConnection tls, Response response, boolean headOnly) throws IOException {
    record(new Fact.Answered(response.status()));
    Response signed = response.with("Server", "Microsoft-IIS/10.0 (imitated)");
    String subject = tls.peerSubject().orElse("none");
    signed.with("Lab-Client-Certificate", subject).writeTo(tls.output(), headOnly);
  }
}
