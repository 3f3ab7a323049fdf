package dev.sallyport.gateway.real;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.gateway.RunningGateway;
import dev.sallyport.gateway.TestClient;
import dev.sallyport.lab.pki.LabPki;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients that ask without a pause until they are told to stop: none loses a response. */
class DrainTest {
  private static final String SITE = "drain.lab.test";
  private static final int CONNECTIONS = 20;
  private static final int FIRST_REQUESTS = 5;
  private static final int LARGE = 300_000;
  private static final int HUGE = FileServer.HUGE;

  @TempDir Path folder;
  @TempDir Path apacheFolder;

  private final CountDownLatch underLoad = new CountDownLatch(CONNECTIONS);

  /** Asks over one connection of its own until that is ended; returns how often it was answered. */
  @FunctionalInterface
  private interface Client {
    int untilTold(RunningGateway gateway) throws Exception;
  }

  private void drainUnder(Client client) throws Exception {
    LabPki pki = LabPki.create();
    try (ApacheServer origin = FileServer.start(apacheFolder);
        RunningGateway gateway =
            RunningGateway.startWithDefault(
                folder,
                pki,
                SITE,
                RunningGateway.site(SITE, "http://127.0.0.1:" + origin.port()))) {
      List<FutureTask<Integer>> clients = new ArrayList<>();
      for (int i = 0; i < CONNECTIONS; i++) {
        FutureTask<Integer> task = new FutureTask<>(() -> client.untilTold(gateway));
        clients.add(task);
        Thread.ofPlatform().start(task);
      }
      assertThat(underLoad.await(60, TimeUnit.SECONDS)).isTrue();
      gateway.gateway().drain();
      for (FutureTask<Integer> task : clients) {
        assertThat(task.get(60, TimeUnit.SECONDS)).isGreaterThanOrEqualTo(FIRST_REQUESTS);
      }
    }
  }

  @Test
  void noHttp1RequestIsCut() throws Exception {
    drainUnder(this::http1);
  }

  private int http1(RunningGateway gateway) throws Exception {
    try (TestClient client = gateway.client(SITE)) {
      int answered = 0;
      TestClient.Response response;
      do {
        response = client.get(SITE, "/large.bin");
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.body()).hasSize(LARGE);
        answered++;
        if (answered == FIRST_REQUESTS) {
          underLoad.countDown();
        }
      } while (!response.field("Connection").equals("close"));
      assertThat(client.closed()).isTrue();
      return answered;
    }
  }

  @Test
  void aConnectionThatWasAnsweringEndsSoonAfterItsResponse() throws Exception {
    LabPki pki = LabPki.create();
    try (ApacheServer origin = FileServer.start(apacheFolder);
        RunningGateway gateway =
            RunningGateway.startWithDefault(
                folder, pki, SITE, RunningGateway.site(SITE, "http://127.0.0.1:" + origin.port()));
        TestClient client = gateway.client(SITE)) {
      client.send("GET /huge.bin HTTP/1.1\r\nHost: " + SITE + "\r\n\r\n");
      TestClient.Response head = client.response(true);
      assertThat(head.field("Connection")).isEmpty();
      FutureTask<Void> drain =
          new FutureTask<>(() -> {
            gateway.gateway().drain();
            return null;
          });
      Thread.ofPlatform().start(drain);
      while (!gateway.gateway().draining()) {
        Thread.onSpinWait();
      }
      assertThat(client.socket().getInputStream().readNBytes(HUGE)).hasSize(HUGE);
      client.socket().setSoTimeout(15_000); // well before the drain gives up
      assertThat(client.closed()).isTrue();
      drain.get(60, TimeUnit.SECONDS);
    }
  }

  @Test
  void noHttp2RequestIsCut() throws Exception {
    drainUnder(this::http2);
  }

  private int http2(RunningGateway gateway) throws Exception {
    URI uri = URI.create("https://127.0.0.1:" + gateway.port() + "/large.bin");
    try (HttpClient client =
        HttpClient.newBuilder().sslContext(gateway.pki().clientContext()).build()) {
      int answered = 0;
      while (true) {
        HttpResponse<byte[]> response;
        try {
          response =
              client.send(
                  HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (ConnectException e) {
          return answered; // GOAWAY came, so the client wanted a new connection
        } catch (IOException e) {
          throw new AssertionError("cut after " + answered + " requests", e);
        }
        assertThat(response.version()).isEqualTo(HttpClient.Version.HTTP_2);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).hasSize(LARGE);
        answered++;
        if (answered == FIRST_REQUESTS) {
          underLoad.countDown();
        }
      }
    }
  }
}
