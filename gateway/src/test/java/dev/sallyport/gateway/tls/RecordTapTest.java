package dev.sallyport.gateway.tls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.wire.tls.RecordTap;
import dev.sallyport.wire.tls.ServerHelloFacts;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the tap says of made-up records, given whole and in pieces. */
class RecordTapTest {
  private static final int HANDSHAKE = 22;
  private static final int CHANGE = 20;
  private static final int ALERT = 21;
  private static final int DATA = 23;

  private final ToldRecords told = new ToldRecords();
  private final EmbeddedChannel channel = new EmbeddedChannel(new RecordTapHandler(told));
  private int pieceBytes = Integer.MAX_VALUE;

  private void origin(int type, int length) {
    pass(record(type, new byte[length]), true);
  }

  private void gateway(int type, int length) {
    pass(record(type, new byte[length]), false);
  }

  private static byte[] record(int type, byte[] content) {
    byte[] record = new byte[5 + content.length];
    record[0] = (byte) type;
    record[1] = 3;
    record[2] = 3;
    record[3] = (byte) (content.length >> 8);
    record[4] = (byte) content.length;
    System.arraycopy(content, 0, record, 5, content.length);
    return record;
  }

  private void pass(byte[] bytes, boolean inbound) {
    for (int at = 0; at < bytes.length; at += pieceBytes) {
      int n = Math.min(pieceBytes, bytes.length - at);
      ByteBuf piece = Unpooled.copiedBuffer(bytes, at, n);
      boolean passed = inbound ? channel.writeInbound(piece) : channel.writeOutbound(piece);
      assertThat(passed).isTrue();
      ByteBuf out = inbound ? channel.readInbound() : channel.readOutbound();
      assertThat(out).isSameAs(piece);
      assertThat(out.readableBytes()).isEqualTo(n);
      out.release();
    }
  }

  private void helloes(String version) {
    gateway(HANDSHAKE, 300);
    String body =
        "0303" + "00".repeat(32) + "00" + "c02f00" + "000b" + "ff01000100" + "002b0002" + version;
    pass(
        record(
            HANDSHAKE,
            HexFormat.of().parseHex("0200" + "%04x".formatted(body.length() / 2) + body)),
        true);
  }

  /** A first handshake of TLS 1.2. */
  private void handshake() {
    helloes("0303");
    origin(HANDSHAKE, 3000);
    origin(HANDSHAKE, 4);
    gateway(HANDSHAKE, 70);
    finish();
  }

  private void finish() {
    gateway(CHANGE, 1);
    gateway(HANDSHAKE, 40);
    origin(HANDSHAKE, 200); // NewSessionTicket
    origin(CHANGE, 1);
    origin(HANDSHAKE, 40);
  }

  private void renegotiate(int helloRequestBytes) {
    origin(HANDSHAKE, helloRequestBytes);
    gateway(HANDSHAKE, 280);
    origin(HANDSHAKE, 3100);
    gateway(HANDSHAKE, 1500);
    finish();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 5, 6, 999, Integer.MAX_VALUE})
  void followsARenegotiationInPiecesOfAnySize(int size) {
    pieceBytes = size;
    handshake();
    gateway(DATA, 400);
    renegotiate(28);
    origin(DATA, 900);
    assertThat(told)
        .hasToString("hello 0303 secure, hello-request 28, answered 280, renegotiation-done");
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 24, 28, 36, 64, 80})
  void aHelloRequestMayHaveTheLengthOfAnySuite(int length) {
    handshake();
    origin(HANDSHAKE, length);
    assertThat(told).hasToString("hello 0303 secure, hello-request " + length);
  }

  @Test
  void followsTheSecondAndTheThirdRenegotiation() {
    handshake();
    for (int i = 1; i <= 3; i++) {
      gateway(DATA, 100);
      renegotiate(20 + i);
      origin(DATA, 100);
    }
    assertThat(told)
        .hasToString(
            "hello 0303 secure, hello-request 21, answered 280, renegotiation-done, "
                + "hello-request 22, answered 280, renegotiation-done, "
                + "hello-request 23, answered 280, renegotiation-done");
  }

  @Test
  void aHelloRequestThatIsRepeatedCountsOnce() {
    handshake();
    origin(HANDSHAKE, 28);
    origin(HANDSHAKE, 28);
    assertThat(told).hasToString("hello 0303 secure, hello-request 28");
  }

  @Test
  void dataMayPassWhileTheQuestionIsOpen() {
    handshake();
    origin(HANDSHAKE, 28);
    gateway(DATA, 16000);
    origin(DATA, 500);
    gateway(HANDSHAKE, 280);
    origin(HANDSHAKE, 3000);
    gateway(DATA, 16000);
    finish();
    assertThat(told)
        .hasToString("hello 0303 secure, hello-request 28, answered 280, renegotiation-done");
  }

  @Test
  void aRefusalIsAnEncryptedAlert() {
    handshake();
    origin(HANDSHAKE, 28);
    gateway(ALERT, 26);
    origin(ALERT, 26);
    assertThat(told)
        .hasToString(
            "hello 0303 secure, hello-request 28, alert of gateway in 26, alert of origin in 26");
  }

  @Test
  void anAbbreviatedHandshakeHasNoHelloRequest() {
    helloes("0303");
    origin(CHANGE, 1);
    origin(HANDSHAKE, 40);
    gateway(CHANGE, 1);
    gateway(HANDSHAKE, 40);
    gateway(DATA, 100);
    assertThat(told).hasToString("hello 0303 secure");
    renegotiate(28);
    assertThat(told)
        .hasToString("hello 0303 secure, hello-request 28, answered 280, renegotiation-done");
  }

  @Test
  void tls13HasNoRenegotiation() {
    helloes("0304");
    origin(CHANGE, 1);
    for (int i = 0; i < 5; i++) {
      origin(DATA, 500);
    }
    gateway(CHANGE, 1);
    gateway(DATA, 60);
    gateway(DATA, 400);
    origin(DATA, 400);
    assertThat(told).hasToString("hello 0304 secure");
  }

  @Test
  void aSecondHelloOfTls13IsNoHelloRequest() {
    helloes("0304"); // HelloRetryRequest has the form of a ServerHello
    origin(CHANGE, 1);
    gateway(CHANGE, 1);
    helloes("0304");
    origin(DATA, 500);
    gateway(DATA, 60);
    origin(DATA, 200);
    assertThat(told).hasToString("hello 0304 secure");
  }

  @Test
  void readsAlertsInClear() {
    gateway(HANDSHAKE, 300);
    pass(record(ALERT, new byte[] {2, 40}), true);
    pass(record(ALERT, new byte[] {1, 0}), false);
    assertThat(told).hasToString("alert 2/40 of origin, alert 1/0 of gateway");
  }

  @Test
  void anEmptyRecordAndAnOverlongAlertAreNothing() {
    origin(HANDSHAKE, 0);
    origin(ALERT, 7);
    assertThat(told).hasToString("");
  }

  @Test
  void saysWhatCameInsteadOfTls() {
    pass("HTTP/1.1 400 Bad\r\n\u00ff".getBytes(StandardCharsets.ISO_8859_1), true);
    pass("more".getBytes(StandardCharsets.ISO_8859_1), true);
    assertThat(told).hasToString("not-tls HTTP/1.1 400 Bad...");
  }

  @Test
  void saysNothingOfRubbishBehindARecord() {
    handshake();
    pass("HTTP/1.1 400 Bad\r\n".getBytes(StandardCharsets.ISO_8859_1), true);
    assertThat(told).hasToString("hello 0303 secure");
  }

  /** Each call as text. */
  static final class ToldRecords implements RecordTap.Listener {
    private final List<String> calls = new ArrayList<>();

    @Override
    public void notTls(String shown) {
      calls.add("not-tls " + shown);
    }

    @Override
    public void serverHello(ServerHelloFacts facts) {
      calls.add(
          "hello %04x%s".formatted(facts.version(), facts.secureRenegotiation() ? " secure" : ""));
    }

    @Override
    public void clearAlert(boolean fromOrigin, int level, int description) {
      calls.add("alert %d/%d of %s".formatted(level, description, side(fromOrigin)));
    }

    @Override
    public void encryptedAlert(boolean fromOrigin, int recordLength) {
      calls.add("alert of %s in %d".formatted(side(fromOrigin), recordLength));
    }

    private static String side(boolean fromOrigin) {
      return fromOrigin ? "origin" : "gateway";
    }

    @Override
    public void helloRequest(int recordLength) {
      calls.add("hello-request " + recordLength);
    }

    @Override
    public void renegotiationAnswered(int recordLength) {
      calls.add("answered " + recordLength);
    }

    @Override
    public void renegotiationDone() {
      calls.add("renegotiation-done");
    }

    @Override
    public String toString() {
      return String.join(", ", calls);
    }
  }
}
