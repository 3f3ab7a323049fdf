package dev.sallyport.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.lab.pki.LabPki;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An origin that has answered before the request was complete. */
class EarlyAnswerTest {
  private static final String SITE = "early.lab.test";
  private static final int BODY_BYTES = 200_000;

  @TempDir Path folder;

  private RunningGateway gateway(LabPki pki, RawOrigin origin) throws Exception {
    return RunningGateway.startWith(
        folder, pki, "workers: 1\n", RunningGateway.site(SITE, origin.url()));
  }

  /** Answers a POST at its head, then reads its body; says which connection it is. */
  private static void answerEarly(RawOrigin.Conversation with) throws IOException {
    for (String head = with.head(); head != null; head = with.head()) {
      with.answer("200 OK", "connection " + with.number());
      if (head.startsWith("POST")) {
        with.exactly(BODY_BYTES);
      }
    }
  }

  private static void post(TestClient client, String beginning) throws Exception {
    client.send(
        "POST / HTTP/1.1\r\nHost: "
            + SITE
            + "\r\nContent-Length: "
            + BODY_BYTES
            + "\r\n\r\n"
            + beginning);
    assertThat(client.response(false).body()).isEqualTo("connection 1");
  }

  @Test
  void bothConnectionsServeTheNextRequest() throws Exception {
    LabPki pki = LabPki.create();
    try (RawOrigin origin = RawOrigin.start(EarlyAnswerTest::answerEarly);
        RunningGateway gateway = gateway(pki, origin);
        TestClient client = gateway.client(SITE)) {
      post(client, "x");
      client.send(new byte[BODY_BYTES - 1]);
      assertThat(client.get(SITE, "/").body()).isEqualTo("connection 1");
      assertThat(gateway.next().findings()).isEmpty();
      assertThat(gateway.next().findings()).isEmpty();
    }
  }

  @Test
  void aRequestThatNeverEndsLeavesNoConnectionToTheNext() throws Exception {
    LabPki pki = LabPki.create();
    try (RawOrigin origin = RawOrigin.start(EarlyAnswerTest::answerEarly);
        RunningGateway gateway = gateway(pki, origin);
        TestClient next = gateway.client(SITE)) {
      try (TestClient client = gateway.client(SITE)) {
        post(client, "x");
      }
      assertThat(next.get(SITE, "/").body()).isEqualTo("connection 2");
    }
  }
}
