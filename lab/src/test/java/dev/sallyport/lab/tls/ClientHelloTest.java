package dev.sallyport.lab.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLProtocolException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientHelloTest {
  private static final int RECORD_HEADER_BYTES = 5;

  /** The ClientHello of the JDK's own client. */
  private static byte[] jdkHello() throws Exception {
    SSLEngine engine = SSLContext.getDefault().createSSLEngine();
    engine.setUseClientMode(true);
    SSLParameters parameters = engine.getSSLParameters();
    parameters.setServerNames(List.of(new SNIHostName("Accept.lab.test")));
    engine.setSSLParameters(parameters);
    ByteBuffer record = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
    engine.wrap(ByteBuffer.allocate(0), record);
    return Arrays.copyOf(record.array(), record.position());
  }

  private static ClientHello read(byte[] bytes) throws Exception {
    return ClientHello.read(new ByteArrayInputStream(bytes));
  }

  @Test
  void theServerNameIsReadAndTheRecordsAreKept() throws Exception {
    byte[] bytes = jdkHello();
    ClientHello hello = read(bytes);
    assertThat(hello.serverName()).contains("accept.lab.test");
    assertThat(hello.postHandshakeAuth()).isFalse();
    assertThat(hello.records()).isEqualTo(ByteBuffer.wrap(bytes));
  }

  @Test
  void aHelloInTwoRecordsIsOneHello() throws Exception {
    byte[] whole = jdkHello();
    ByteBuffer message =
        ByteBuffer.wrap(whole, RECORD_HEADER_BYTES, whole.length - RECORD_HEADER_BYTES);
    int rest = message.remaining() - 10;
    byte[] split =
        ByteBuffer.allocate(whole.length + RECORD_HEADER_BYTES)
            .put(new byte[] {22, 3, 1, 0, 10})
            .put(message.slice(message.position(), 10))
            .put(new byte[] {22, 3, 1, (byte) (rest >> 8), (byte) rest})
            .put(message.slice(message.position() + 10, rest))
            .array();
    assertThat(read(split).serverName()).contains("accept.lab.test");
  }

  @Test
  void anyCutIsRefusedAsAnEnd() throws Exception {
    byte[] whole = jdkHello();
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> read(cut)).as("%d bytes", length).isInstanceOf(EOFException.class);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "474554202f20485454502f312e310d0a,type 71",
    "1503010002022800,type 21",
    "1603010000,0 bytes",
    "160301000402000000,handshake message 2",
    "160301000401000000,past its end",
    "16030100060100000203034f,past its end"
  })
  void whatIsNoClientHelloIsRefused(String hex, String words) {
    assertThatThrownBy(() -> read(HexFormat.of().parseHex(hex)))
        .isInstanceOf(SSLProtocolException.class)
        .hasMessageContaining(words);
  }
}
