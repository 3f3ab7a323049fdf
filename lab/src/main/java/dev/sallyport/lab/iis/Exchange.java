package dev.sallyport.lab.iis;

import dev.sallyport.lab.http.RequestHead;
import dev.sallyport.lab.http.RequestReader;
import dev.sallyport.lab.http.Response;
import dev.sallyport.lab.tls.TlsConnection;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** From a request's head to what becomes of it: body, certificate, page. */
final class Exchange {
  private static final int MAX_BODY_BYTES = 64 << 20;
  private static final byte[] CONTINUE =
      "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private final ServerState state;
  private final Site site;
  private final TlsConnection tls;
  private final RequestReader reader;
  private final CertificateRequests certificates;

  Exchange(
      ServerState state,
      Site site,
      TlsConnection tls,
      RequestReader reader,
      CertificateRequests certificates) {
    this.state = state;
    this.site = site;
    this.tls = tls;
    this.reader = reader;
    this.certificates = certificates;
  }

  Outcome outcome(RequestHead head) throws IOException, InterruptedException {
    InputStream body = reader.body(head);
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    if (certificates.due(site.mode())) {
      Optional<Outcome> end =
          certificates.renegotiable()
              ? askByRenegotiation(head, body, content)
              : certificates.askAfterHandshake();
      if (end.isPresent()) {
        return end.get();
      }
    }
    if (head.expectsContinue()) {
      tls.output().write(CONTINUE);
    }
    content.writeBytes(body.readNBytes(MAX_BODY_BYTES - content.size()));
    if (body.read() >= 0) {
      return tooLarge(MAX_BODY_BYTES);
    }
    Optional<Response> refusal = state.judge().refusal(site.mode(), tls.peerCertificates());
    if (refusal.isPresent()) {
      return new Outcome.Reply(refusal.get());
    }
    Page page = state.pages().page(site.name(), head, content.toByteArray());
    Thread.sleep(page.delay());
    return new Outcome.Reply(page.response());
  }

  private Optional<Outcome> askByRenegotiation(
      RequestHead head, InputStream body, ByteArrayOutputStream content) throws IOException {
    // A client that waits for status 100 has sent no body: there is nothing to read ahead.
    if (!state.settings().bodyInFlight() && !head.expectsContinue()) {
      int limit = state.settings().uploadReadAheadBytes();
      content.writeBytes(body.readNBytes(limit + 1));
      if (content.size() > limit) {
        return Optional.of(tooLarge(limit));
      }
    }
    return certificates.ask();
  }

  private static Outcome tooLarge(int limitBytes) {
    return new Outcome.LastReply(
        Response.text(413, "The body exceeds %d bytes (imitated)\n".formatted(limitBytes)));
  }
}
