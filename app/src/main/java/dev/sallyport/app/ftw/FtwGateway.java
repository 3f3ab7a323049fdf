package dev.sallyport.app.ftw;

import dev.sallyport.gateway.Gateway;
import dev.sallyport.gateway.config.ConfigurationFile;
import dev.sallyport.gateway.record.ExchangeRecord;
import dev.sallyport.lab.reflect.ReflectingOrigin;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;

/** A gateway in the tests' set-up, before an origin that reflects; takes raw requests. */
final class FtwGateway implements AutoCloseable {
  /** More than the timers of the gateway, for what answers in the end. */
  private static final int ANSWER_MILLIS = 15_000;

  /** Less than these timers, for half a request, to which no answer is wanted. */
  private static final int NO_ANSWER_MILLIS = 2_000;

  private static final int RECORD_SECONDS = 10;

  private final ReflectingOrigin origin;
  private final Gateway gateway;
  private final SSLContext clientTls;

  /** By the client's port: each stage has a connection of its own. */
  private final Map<Integer, CompletableFuture<ExchangeRecord>> awaited = new ConcurrentHashMap<>();

  /** {@code folder}: private, for its configuration. */
  FtwGateway(Path folder, Path crs) throws Exception {
    origin = ReflectingOrigin.start();
    try {
      Files.writeString(folder.resolve("ftw.conf"), FtwSetup.RULES);
      Path file = folder.resolve("sallyport.yaml");
      String release = crs.toAbsolutePath().normalize().toString();
      Files.writeString(file, FtwSetup.configuration(release, origin.port()));
      gateway = Gateway.start(ConfigurationFile.read(file).configuration(), this::ended);
      clientTls = SSLContext.getInstance("TLS");
      // The gateway is ours, and its certificate is made at its start.
      clientTls.init(null, InsecureTrustManagerFactory.INSTANCE.getTrustManagers(), null);
    } catch (Exception e) {
      origin.close();
      throw e;
    }
  }

  private void ended(ExchangeRecord record) {
    CompletableFuture<ExchangeRecord> waiting = awaited.get(record.client().address().getPort());
    if (waiting != null) {
      waiting.complete(record);
    }
  }

  /** Sends a stage on a new connection and waits for what becomes of them. */
  FtwAnswer send(FtwStage stage) throws IOException, InterruptedException {
    int port = gateway.addresses().getFirst().getPort();
    try (Socket socket =
        clientTls.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port)) {
      CompletableFuture<ExchangeRecord> record = new CompletableFuture<>();
      awaited.put(socket.getLocalPort(), record);
      try {
        boolean wanted = !stage.expectation().error();
        socket.setSoTimeout(wanted ? ANSWER_MILLIS : NO_ANSWER_MILLIS);
        socket.getOutputStream().write(stage.request().getBytes(StandardCharsets.ISO_8859_1));
        int status = status(socket);
        return answer(status, record);
      } finally {
        awaited.remove(socket.getLocalPort());
      }
    }
  }

  /** 0 where the connection ended, or nothing came in time. */
  private static int status(Socket socket) throws IOException {
    try {
      byte[] line = socket.getInputStream().readNBytes("HTTP/1.1 200".length());
      return line.length < 12
          ? 0
          : Integer.parseInt(new String(line, 9, 3, StandardCharsets.US_ASCII));
    } catch (SocketTimeoutException e) {
      return 0;
    }
  }

  private static FtwAnswer answer(int status, CompletableFuture<ExchangeRecord> record)
      throws InterruptedException {
    try {
      ExchangeRecord x = record.get(status == 0 ? 1 : RECORD_SECONDS, TimeUnit.SECONDS);
      return FtwAnswer.of(status, x);
    } catch (TimeoutException e) {
      return new FtwAnswer(status, Set.of(), List.of());
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    gateway.close();
    origin.close();
  }
}
