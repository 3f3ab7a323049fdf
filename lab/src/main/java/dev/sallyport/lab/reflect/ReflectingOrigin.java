package dev.sallyport.lab.reflect;

import dev.sallyport.lab.http.MalformedRequest;
import dev.sallyport.lab.http.RequestHead;
import dev.sallyport.lab.http.RequestReader;
import dev.sallyport.lab.http.Response;
import dev.sallyport.lab.net.Listener;
import dev.sallyport.lab.pki.LabPki;
import dev.sallyport.lab.tls.TlsConnection;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;

/**
 * An HTTP/1.1 origin on loopback that answers {@code /reflect} as the request's JSON body
 * describes, and any other path with a small page. Tests of rule sets choose the response with it.
 */
public final class ReflectingOrigin implements AutoCloseable {
  private static final Duration WAIT = Duration.ofMinutes(2);
  private static final int MAX_BODY_BYTES = 16 << 20;
  private static final byte[] CONTINUE =
      "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private final Listener listener;

  private ReflectingOrigin(Listener listener) {
    this.listener = listener;
  }

  /** Starts without TLS. */
  public static ReflectingOrigin start() throws IOException {
    return new ReflectingOrigin(
        Listener.start(
            "reflecting-origin",
            socket -> {
              socket.setSoTimeout(Math.toIntExact(WAIT.toMillis()));
              serve(socket.getInputStream(), socket.getOutputStream());
            }));
  }

  /** Starts with TLS and a certificate for the given names. */
  public static ReflectingOrigin startTls(LabPki pki, String... names)
      throws IOException, GeneralSecurityException {
    SSLContext context = pki.serverContext(pki.server(names));
    return new ReflectingOrigin(
        Listener.start("reflecting-origin", socket -> serveTls(context, socket)));
  }

  private static void serveTls(SSLContext context, Socket socket) throws IOException {
    SSLEngine engine = context.createSSLEngine();
    engine.setUseClientMode(false);
    TlsConnection tls = new TlsConnection(socket, engine, ByteBuffer.allocate(0), WAIT);
    tls.handshake(WAIT);
    serve(tls.input(), tls.output());
    tls.closeNotify();
  }

  private static void serve(InputStream in, OutputStream out) throws IOException {
    RequestReader reader = new RequestReader(new BufferedInputStream(in));
    boolean keepAlive = true;
    while (keepAlive) {
      try {
        Optional<RequestHead> head = reader.head();
        if (head.isEmpty()) {
          return;
        }
        answer(head.get(), reader, out);
        keepAlive = head.get().keepAlive();
      } catch (MalformedRequest e) {
        Response.text(e.status(), e.getMessage() + "\n")
            .with("Connection", "close")
            .writeTo(out, false);
        return;
      }
    }
  }

  private static void answer(RequestHead head, RequestReader reader, OutputStream out)
      throws IOException {
    InputStream body = reader.body(head);
    if (head.expectsContinue()) {
      out.write(CONTINUE);
    }
    byte[] content = body.readNBytes(MAX_BODY_BYTES);
    body.transferTo(OutputStream.nullOutputStream());
    Response response =
        head.path().equals("/reflect")
            ? Reflection.of(content)
            : Response.text(200, "This is the reflecting origin.\n");
    response.writeTo(out, head.method().equals("HEAD"));
  }

  public InetSocketAddress address() {
    return listener.address();
  }

  public int port() {
    return listener.port();
  }

  @Override
  public void close() {
    listener.close();
  }
}
